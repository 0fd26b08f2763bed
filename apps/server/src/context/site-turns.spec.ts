import { SiteTurns } from './site-turns';

describe('asking sites', () => {
  it('M4: a site is asked four questions at a time, the next when one is answered; other sites do not wait', async () => {
    const turns = new SiteTurns();
    const running: string[] = [];
    const take = async (site: string, name: string): Promise<() => void> => {
      const done = await turns.take(site);
      running.push(name);
      return done;
    };
    const [first] = await Promise.all(['a', 'b', 'c', 'd'].map((name) => take('slow', name)));
    const fifth = take('slow', 'e');
    await take('other', 'f');
    expect(running).toEqual(['a', 'b', 'c', 'd', 'f']);
    first?.();
    await fifth;
    expect(running.at(-1)).toBe('e');
  });

  it('M4: beyond a hundred that wait it is refused at once', async () => {
    const turns = new SiteTurns();
    for (let i = 0; i < 104; i++) void turns.take('slow');
    await expect(turns.take('slow')).rejects.toMatchObject({ code: 'busy' });
  });
});
