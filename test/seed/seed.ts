import { until } from '../support/line';
import type { Office } from '../support/office';
import { Afternoon, endingOf } from './afternoon';
import { settle, type Town } from './town';

export interface SeedOptions {
  readonly chats: number;
  /** Milliseconds over which the chats begin; with nought they follow one another at once. */
  readonly over: number;
  readonly told: (line: string) => void;
}

/** Chats that go on at the same time. */
const atOnce = 6;

/** Fills an empty Parley through its public doors: every command is asked, judged and recorded like a person's. */
export async function seed(office: Office, { chats, over, told }: SeedOptions): Promise<void> {
  told('The staff moves in ...');
  const town = await settle(office);
  await comeOnline(office, town);
  const afternoon = new Afternoon(office, town);
  const began = Date.now();
  let next = 0;
  const lead = async (): Promise<void> => {
    for (let place = next++; place < chats; place = next++) {
      const due = began + (over * place) / chats - Date.now();
      if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
      await afternoon.chat(endingOf(place, chats));
      if ((place + 1) % 50 === 0) told(`${place + 1} of ${chats} chats`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lead));
  await leavePending(office, town, afternoon);
}

/** Offers can be made to those who are online. */
async function comeOnline(office: Office, { administrator, supervisors, sellers }: Town): Promise<void> {
  const line = await office.staffLine(administrator);
  await line.sync('team');
  for (const one of [...supervisors, ...sellers]) await office.staffLine(one);
  const isOnline = ({ id }: { id: string }): boolean =>
    (line.feed('team')[id] as { presence?: string } | undefined)?.presence === 'online';
  await until(() => [...supervisors, ...sellers].every(isOnline));
}

/** What somebody who signs in now finds: offers to him, watches that go on, one colleague away. */
async function leavePending(
  office: Office,
  { administrator, supervisors, sellers }: Town,
  afternoon: Afternoon,
): Promise<void> {
  for (const [place, { chat, shop, seller }] of afternoon.active.slice(0, 9).entries()) {
    const offering = place % 3 === 0 ? 'chat.transfer' : 'chat.invite';
    // The administrator is who a newcomer signs in as.
    const asked = place < 2 ? administrator : afternoon.colleagueOf(shop, seller);
    const target = { operator: asked.id, note: 'Could you have a look at this?' };
    if (place < 6) await office.command(seller, offering, target, chat);
    const supervisor = supervisors[place % supervisors.length];
    if (place % 2 === 0 && supervisor) await office.command(supervisor, 'chat.watch', {}, chat);
  }
  const away = sellers.at(-1);
  if (away) await office.command(away, 'presence.set', { status: 'away' });
}
