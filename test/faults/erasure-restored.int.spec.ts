import { randomBytes } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { LogBook } from '../wire/wire-world';
import { until } from '../support/line';
import { parleyInProcess } from '../support/parley-in-process';
import { plant, type Planted, planted, words, wordsFound } from '../wire/planted-words';

const erasedIn = (log: LogBook, visitor: string): Promise<{ data: object }[]> =>
  log.rows(`select data from log.events where type = 'VisitorErased' and stream_id = $1`, [visitor]);

describe('A5: a backup from before an erasure', () => {
  it('does not bring a word back: the first start on it destroys the key and empties the views again', async () => {
    const masterKey = randomBytes(32).toString('hex');
    const first = await parleyInProcess(1, { masterKey });
    const { sealDir } = first;
    const staff = {
      admin: await first.office.admin(),
      operator: await first.office.hire(),
      other: await first.office.hire(),
    };
    await first.office.staffLine(staff.other);
    const { guest, chats }: Planted = await plant(first.office, staff.operator, staff.other);
    const stranger = await first.office.guest();
    // In the backup a chat of the visitor is still open.
    const open = await first.office.command(guest, 'chat.start', { text: planted.visitor[0] ?? '' });
    await first.office.command(stranger, 'chat.start', { text: 'somebody else' });
    await first.stop();
    const backup = await first.database.copy();

    const second = await parleyInProcess(1, { masterKey, sealDir, database: first.database });
    const admin = await second.office.signIn(staff.admin.email, staff.admin.password);
    const operator = await second.office.signIn(staff.operator.email, staff.operator.password);
    await second.office.command(guest, 'chat.leave', {}, String(open['chat']));
    await second.office.command(operator, 'chat.join', {}, String(open['chat']));
    await second.office.command(operator, 'chat.leave', {}, String(open['chat']));
    await second.office.command(admin, 'visitor.erase', { visitor: guest.visitor });
    const before = await LogBook.open(second);
    await until(async () => (await erasedIn(before, guest.visitor)).length === 1);
    await before.close();
    expect(await wordsFound(first.database, sealDir, second.lines)).toEqual([]);
    await second.stop();
    await first.database.drop();

    const found = await wordsFound(backup, sealDir, []);
    expect(found.length).toBeGreaterThan(words.length - 5);
    // As the manual says: the heads of the life that was lost are put aside, the list of destroyed keys stays
    await rename(join(sealDir, 'lane-0'), join(sealDir, 'lane-0 before the restore'));
    const restored = await parleyInProcess(1, { masterKey, sealDir, database: backup });
    const log = await LogBook.open(restored);
    await until(async () => (await erasedIn(log, guest.visitor)).length === 1);
    expect(await wordsFound(backup, sealDir, restored.lines)).toEqual([]);
    expect(await erasedIn(log, guest.visitor)).toMatchObject([{ data: { chats: chats.length + 1, tokens: 1 } }]);
    const others = await log.rows<{ body: string }>(`select body::text from view.visitor_thread where body::text like '%somebody else%'`); // prettier-ignore
    expect(others).toHaveLength(1);
    expect(restored.errors).toEqual([expect.stringContaining('SIGNED HEADS ARE GONE FROM THE FOLDER')]);
    await log.close();
    await restored.close();
  }, 120_000);
});
