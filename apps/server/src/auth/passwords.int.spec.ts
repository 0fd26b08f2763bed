import { Overloaded } from '#libs/event-store';
import { Passwords } from './passwords';

describe('hashing passwords', () => {
  it('knows the right one in every spelling that looks the same, and nobody for anybody', async () => {
    const passwords = new Passwords();
    const hash = await passwords.hash('ﬁve harbours');
    expect(await passwords.isRight('five harbours', hash)).toBe(true);
    expect(await passwords.isRight('five Harbours', hash)).toBe(false);
    expect(await passwords.isRight('nobody has this password', null)).toBe(false);
  });

  it('tells a hash of cheaper days', async () => {
    const passwords = new Passwords();
    const hash = await passwords.hash('five harbours');
    expect(passwords.isOutdated(hash)).toBe(false);
    expect(passwords.isOutdated(hash.replace('t=2', 't=1'))).toBe(true);
  });

  it('T13: works on four at once, lets fifty wait, and turns the rest away before any work', async () => {
    const passwords = new Passwords(4, 50);
    const answers = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => passwords.hash(`number ${i}`)));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(6);
    for (const answer of refused) expect('reason' in answer && answer.reason).toBeInstanceOf(Overloaded);
    await expect(passwords.hash('one more')).resolves.toMatch(/^\$argon2id/);
  }, 20_000);
});
