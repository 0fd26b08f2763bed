import type { Seller } from '../seed/town';
import type { Line } from '../support/line';
import type { Guest, Office } from '../support/office';

export interface Cast {
  readonly guest: Guest;
  readonly chat: string;
  readonly maya: Seller;
  readonly priya: Seller;
  readonly henrik: Seller;
}

/** One chat at the pace of people, with a watch and an invite in it: what an auditor's page is there to show. */
export async function liveThrough(
  office: Office,
  { guest, chat, maya, priya, henrik }: Cast,
  over: number,
): Promise<void> {
  const began = Date.now();
  const [visitorLine, staffLine] = [await office.visitorLine(guest), await office.staffLine(maya)];
  const says = (who: Seller | Guest) => (text: string) => office.command(who, 'message.post', { text }, chat);
  const [hannah, operator, colleague] = [says(guest), says(maya), says(priya)];
  const reads = async (who: Seller | Guest, line: Line, feed: string): Promise<void> => {
    await line.sync(feed);
    const read = Math.max(...Object.keys(line.feed(feed)).map(Number).filter(Number.isInteger));
    await office.command(who, 'chat.read', { delivered: read, read }, chat);
  };
  const hannahReads = () => reads(guest, visitorLine, `visitor:${chat}`);
  const mayaReads = () => reads(maya, staffLine, `chat:${chat}`);
  let offer = '';
  const story: readonly (readonly [share: number, () => Promise<unknown>])[] = [
    [0.08, () => office.command(maya, 'chat.accept', {}, chat)],
    [0.1, hannahReads],
    [0.13, () => operator('We expect twelve of them on Thursday.')],
    [0.15, hannahReads],
    [0.22, () => hannah('Can I reserve one?')],
    [0.24, mayaReads],
    [0.28, () => office.command(henrik, 'chat.watch', {}, chat)],
    [0.32, () => operator('I can put one aside for 48 hours. Shall I?')],
    [0.34, hannahReads],
    [0.42, () => hannah('Please do! And does it come in brass?')],
    [0.44, mayaReads],
    [0.48, async () => {
      const asked = await office.command(maya, 'chat.invite', { operator: priya.id, note: 'The lamp in brass?' }, chat);
      offer = String(asked['offer']);
    }],
    [0.56, () => office.command(priya, 'offer.accept', { offer }, chat)],
    [0.63, () => colleague('Hello, Priya from the warehouse. Two in brass came in this morning.')],
    [0.66, hannahReads],
    [0.72, () => office.command(henrik, 'chat.leave', {}, chat)],
    [0.78, () => hannah('Then the brass one, please!')],
    [0.8, mayaReads],
    [0.88, () => operator('Done. You will find it under “My reservations”, number 48-2231.')],
    [0.93, hannahReads],
  ]; // prettier-ignore
  for (const [share, happens] of story) {
    const due = began + over * share - Date.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    await happens();
  }
}
