import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningParley } from '../support/running-parley';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'dist/server/apps/server/src/main.js');

/** Starts Parley, expecting it to end by itself. */
function refused(environment: Record<string, string>): Promise<{ code: number | null; told: string }> {
  const env = { PATH: process.env['PATH'], PORT: '0', PARLEY_LOG_LEVEL: 'silent', ...environment };
  const child = spawn(process.execPath, [program], { cwd: root, env });
  let told = '';
  child.stderr.on('data', (text: Buffer) => (told += text.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, told })));
}

describe('a start that is refused says so in one sentence and ends with 78', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `parley-test-${process.pid}-`));
    await chmod(folder, 0o711);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function expectSentence(environment: Record<string, string>, words: RegExp): Promise<void> {
    const { code, told } = await refused({ PARLEY_DATA_DIR: join(folder, 'data'), ...environment });
    expect({ code, told }).toEqual({ code: 78, told: expect.stringMatching(words) as string });
    expect(told.trim().split('\n')).toHaveLength(1);
  }

  it('with a DATABASE_URL that is none, or where nobody answers', async () => {
    await expectSentence({ DATABASE_URL: 'mysql://here' }, /DATABASE_URL/);
    await expectSentence(
      { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' },
      /DATABASE_URL cannot be reached/,
    );
    const { told } = await refused({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' });
    expect(told).not.toContain('secret');
  }, 60_000);

  it('with a setting that nobody knows, or a value that is none', async () => {
    await expectSentence({ PARLEY_COLOUR: 'blue' }, /PARLEY_COLOUR is not a setting/);
    await expectSentence({ PORT: 'abc' }, /PORT/);
  }, 60_000);

  it('with a data folder of a newer PostgreSQL', async () => {
    const data = join(folder, 'newer');
    await mkdir(join(data, 'postgres'), { recursive: true, mode: 0o700 });
    await writeFile(join(data, 'postgres', 'PG_VERSION'), '99\n');
    await expectSentence({ PARLEY_DATA_DIR: data }, /99/);
  }, 60_000);
});

describe('a running Parley', () => {
  it('P4, V3: outlives kill -9 of itself, refuses a second one on its port, and stops cleanly when asked', async () => {
    const parley = await RunningParley.start();
    try {
      const busy = await refused({ PARLEY_DATA_DIR: join(parley.folder, 'data'), PORT: String(parley.port) });
      expect(busy).toEqual({ code: 78, told: expect.stringMatching(/Port \d+ is in use/) as string });

      await parley.down('SIGKILL');
      await parley.up();
      const ready = await fetch(`${parley.console}/health/ready`);
      expect(ready.status).toBe(200);

      expect(await parley.down()).toBe(0);
      const data = join(parley.folder, 'data');
      await expect(readFile(join(data, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT');

      await chmod(join(data, 'master.key'), 0o644);
      const open = await refused({ PARLEY_DATA_DIR: data });
      expect(open).toEqual({ code: 78, told: expect.stringMatching(/master key .* can be read by others/) as string });
      await rm(join(data, 'master.key'));
      const missing = await refused({ PARLEY_DATA_DIR: data });
      expect(missing).toEqual({ code: 78, told: expect.stringMatching(/master key .* is missing/) as string });
    } finally {
      await parley.remove();
    }
  }, 120_000);

  it('is refused a port that somebody else holds', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const folder = await mkdtemp(join(tmpdir(), `parley-test-${process.pid}-`));
    await chmod(folder, 0o711);
    const answer = await refused({ PARLEY_DATA_DIR: join(folder, 'data'), PORT: String(port) });
    expect(answer).toEqual({ code: 78, told: expect.stringMatching(/is in use/) as string });
    other.close();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);
});
