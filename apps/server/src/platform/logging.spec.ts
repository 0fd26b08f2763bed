import { createLogger } from './logging';

function logged(object: object): string {
  const lines: string[] = [];
  createLogger('info', { write: (line) => void lines.push(line) }).info(object, 'spoke');
  return lines.join('');
}

describe('logging', () => {
  it.each(['password', 'token', 'cookie', 'authorization', 'email', 'text', 'csrfToken', 'x-csrf-token', 'set-cookie'])(
    'withholds %s wherever it stands',
    (name) => {
      const line = logged({ [name]: 'canary', req: { [name]: 'canary', headers: { [name]: 'canary' } } });
      expect(line).not.toContain('canary');
      expect(JSON.parse(line)).toMatchObject({ msg: 'spoke' });
    },
  );

  it('keeps a line one line, whatever a stranger sends', () => {
    const line = logged({ agent: 'a\n{"level":50}\u001b[2J' });
    expect(line.trimEnd()).not.toMatch(/[\n\u001b]/);
  });
});
