import type { AuthLog } from './auth-log';
import type { SessionCookie } from './session-cookie';
import type { SessionRows } from './session-rows';
import { Sessions } from './sessions';

/** Sessions over a database that answers when it is told to. */
function asked() {
  const questions: { ids: readonly string[]; answer: (living: string[]) => void }[] = [];
  const living = (ids: readonly string[]): Promise<Set<string>> =>
    new Promise((resolve) => questions.push({ ids, answer: (those) => resolve(new Set(those)) }));
  const clock = { time: 0, now: () => clock.time };
  const rows = { living } as unknown as SessionRows;
  const sessions = new Sessions(rows, {} as AuthLog, {} as SessionCookie, clock);
  return { sessions, questions, clock };
}

describe('what is believed of a session', () => {
  it('T09: commands that come together ask the database once', async () => {
    const { sessions, questions } = asked();
    const answers = Promise.all([sessions.stillValid('a'), sessions.stillValid('a'), sessions.stillValid('b')]);
    expect(questions.map(({ ids }) => ids)).toEqual([['a'], ['b']]);
    questions[0]?.answer(['a']);
    questions[1]?.answer([]);
    expect(await answers).toEqual([true, true, false]);
    expect(await sessions.stillValid('a')).toBe(true);
    expect(questions).toHaveLength(2);
  });

  it('T09: the second begins with the question, not with the answer', async () => {
    const { sessions, questions, clock } = asked();
    const answer = sessions.stillValid('a');
    clock.time = 900;
    questions[0]?.answer(['a']);
    await answer;
    clock.time = 1_000;
    void sessions.stillValid('a');
    expect(questions).toHaveLength(2);
  });

  it('T09: one that ended here while it was asked about is not believed', async () => {
    const { sessions, questions } = asked();
    const answer = sessions.stillValid('a');
    sessions.ended('a');
    questions[0]?.answer(['a']);
    await answer;
    void sessions.stillValid('a');
    expect(questions).toHaveLength(2);
  });
});
