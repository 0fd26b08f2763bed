import type { Office } from '../support/office';
import { until } from '../support/until';

/** A chat with a late receipt, a watch and a kick, that lasts at least so many milliseconds. */
export async function livedChat(office: Office, long: number): Promise<string> {
  const began = Date.now();
  const [admin, supervisor] = [await office.admin(), await office.hire('supervisor', 'all', 'Lena Novak')];
  const guest = await office.guest();
  const chat = String((await office.command(guest, 'chat.start', { text: 'Is the green one in stock?' }))['chat']);
  await office.command(admin, 'chat.accept', {}, chat);
  await office.command(admin, 'message.post', { text: 'Two are left.' }, chat);
  await office.command(supervisor, 'chat.watch', {}, chat);
  await until(() => Date.now() - began > long, long * 2);
  await office.command(guest, 'chat.read', { delivered: 3, read: 3 }, chat);
  await office.command(supervisor, 'chat.leave', {}, chat);
  await office.command(admin, 'visitor.kick', {}, chat);
  await office.command(admin, 'message.post', { text: 'That was rude.' }, chat);
  await office.command(admin, 'chat.leave', {}, chat);
  return chat;
}
