import type { VisitorHead } from '#libs/contracts';
import { english } from './english';
import { headingOf, initialsOf } from './heading';
import { speech } from './testing/speech';
import type { Entry } from './thread';
import { clockTime, day } from './times';

const head = (status: VisitorHead['status'], ...names: string[]): VisitorHead => ({
  kind: 'head',
  chat: 'chat',
  status,
  operators: names.map((name) => ({ id: name, name })),
});
const at = (hour: number, minute: number) => Date.UTC(2026, 10, 22, hour, minute);
const entry = (time: number): Entry => ({
  kind: 'notice',
  key: String(time),
  item: { kind: 'notice', n: 1, at: time, code: 'closed', by: null, about: null },
});
const shown = (known: Partial<Parameters<typeof headingOf>[0]>) =>
  headingOf({ site: 'Northwind', staffed: true, head: null, entries: [], ...known }, english, 'en');

describe('the head of the panel', () => {
  it('V2: says honestly whether anybody is online', () => {
    expect(shown({}).under).toBe('We are online');
    expect(shown({ staffed: false }).under).toBe('Nobody is online right now');
    expect(shown({ staffed: null }).under).toBe('Connecting');
  });

  it('D6: names everybody who is in the chat', () => {
    expect(shown({ head: head('active', 'Maya Okafor', 'Jon') })).toEqual({
      title: 'Maya Okafor and Jon',
      under: 'In the chat with you',
      initials: 'MO',
    });
  });

  it('D7: while nobody is in it, the chat is the site’s and waits', () => {
    expect(shown({ head: head('waiting') })).toMatchObject({ title: 'Northwind', under: 'Waiting for an operator' });
  });

  it('K1: an ended chat says from when to when it was', () => {
    const entries = [entry(at(10, 30)), entry(at(10, 56))];
    const from = `${day('en', at(10, 30))}, ${clockTime('en', at(10, 30))} to ${clockTime('en', at(10, 56))}`;
    expect(shown({ head: head('ended', 'Maya'), entries })).toMatchObject({ title: 'Chat ended', under: from });
  });

  it('initials are letters of any script', () => {
    expect([initialsOf('Maya Ann Okafor'), initialsOf('لينا'), initialsOf(' '), initialsOf('𝒜da')]).toEqual([
      'MO',
      'ل',
      '',
      '𝒜',
    ]);
  });

  it('times have the digits that the reader knows from the messages', () => {
    expect(clockTime('ar', at(10, 31), 'UTC')).toBe('10:31');
    expect(day('de', at(10, 31), 'UTC')).toBe('22. Nov.');
    expect(Object.keys(speech)).toContain('ar');
  });
});
