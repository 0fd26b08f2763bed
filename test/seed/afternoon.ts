import type { CommandBodies } from '#libs/contracts';
import type { Guest, Office } from '../support/office';
import { Dice } from './dice';
import { places, visitorNames } from './people';
import { days, items, type Talk, talks } from './talks';
import { arrive, type Seller, type Shop, type Town } from './town';

export type Ending = 'closed' | 'vacant' | 'active' | 'waiting';

/** The shares of an afternoon, oldest first: most is over, some goes on, a few wait. */
export function endingOf(place: number, chats: number): Ending {
  const share = (place + 0.5) / chats;
  if (share < 0.8) return 'closed';
  if (share < 0.84) return 'vacant';
  return share < 0.97 ? 'active' : 'waiting';
}

/** Chats as people lead them, through the public doors. What goes on in one does not wait for another. */
export class Afternoon {
  private readonly dice = new Dice();
  /** Active chats with who is in them, for what is still pending at the end. */
  readonly active: { chat: string; shop: Shop; seller: Seller }[] = [];

  constructor(
    private readonly office: Office,
    private readonly town: Town,
  ) {}

  async chat(ending: Ending): Promise<void> {
    const { dice, office } = this;
    const shop = dice.one(this.town.shops);
    const talk = this.told(dice.one(talks));
    const guest = await arrive(office, shop);
    const { chat: id } = await office.command(guest, 'chat.start', this.opening(shop, talk));
    const chat = String(id);
    if (ending === 'waiting') return void (await this.impatient(guest, chat));
    const seller = dice.one(this.serving(shop));
    if (dice.chance(0.1)) await office.command(dice.one(this.town.supervisors), 'chat.watch', {}, chat);
    await office.command(seller, 'chat.accept', {}, chat);
    const said = ending === 'active' ? 2 + Math.floor(dice.next() * (talk.lines.length - 2)) : talk.lines.length;
    const last = await this.talkThrough(guest, seller, chat, talk.lines.slice(1, said));
    const keeper = dice.chance(0.12) ? await this.helped(seller, shop, chat) : seller;
    if (ending === 'active') this.active.push({ chat, shop, seller: keeper });
    else await this.end(guest, keeper, chat, { ending, read: last });
  }

  /** Somebody of the shop's staff but these. */
  colleagueOf(shop: Shop, ...but: Seller[]): Seller {
    return this.dice.one(this.serving(shop).filter((one) => !but.includes(one)));
  }

  private serving(shop: Shop): Seller[] {
    return this.town.sellers.filter(({ colleague }) => colleague.sites?.includes(shop.name) ?? true);
  }

  private told(talk: Talk): Talk {
    const order = `${40 + Math.floor(this.dice.next() * 20)}-${1000 + Math.floor(this.dice.next() * 9000)}`;
    const [item, day] = [this.dice.one(items), this.dice.one(days)];
    const fill = (text: string): string => text.replace('ORDER', order).replace('ITEM', item).replace('DAY', day);
    return { page: fill(talk.page), title: talk.title, lines: talk.lines.map(fill) };
  }

  private opening(shop: Shop, talk: Talk): CommandBodies['chat.start'] {
    const { dice } = this;
    const name = dice.one(visitorNames);
    const named = { name, ...(dice.chance(0.5) && { email: `${name.split(' ')[0]?.normalize('NFD').replace(/[^a-z]/gi, '').toLowerCase()}@mail.example` }) }; // prettier-ignore
    const basket = { items: [{ name: dice.one(items), pieces: 1 }], total: `${20 + Math.floor(dice.next() * 400)}.00 EUR` }; // prettier-ignore
    const account = { since: 2019 + Math.floor(dice.next() * 7), orders: Math.floor(dice.next() * 14), newsletter: dice.chance(0.4) }; // prettier-ignore
    return {
      text: talk.lines[0] ?? '',
      ...(dice.chance(0.75) && { fields: named }),
      page: { url: `${shop.origin}${talk.page}`, title: `${talk.title} · ${shop.name}`, referrer: shop.origin },
      browser: dice.one(places),
      ...(dice.chance(0.6) && { context: { basket, account } }),
    };
  }

  private async impatient(guest: Guest, chat: string): Promise<void> {
    if (this.dice.chance(0.4)) await this.office.command(guest, 'message.post', { text: 'Hello, is anybody there?' }, chat); // prettier-ignore
  }

  /** Lines by turns, the operator's first; each side has read what it answers. Tells the last place. */
  private async talkThrough(guest: Guest, seller: Seller, chat: string, lines: readonly string[]): Promise<number> {
    // The opening and the notice that somebody accepted
    let place = 2;
    for (const [turn, text] of lines.entries()) {
      const who = turn % 2 === 0 ? seller : guest;
      await this.office.command(who, 'chat.read', { delivered: place, read: place }, chat);
      await this.office.command(who, 'message.post', { text }, chat);
      place++;
    }
    return place;
  }

  /** A colleague comes along, or takes over. Who stays is told. */
  private async helped(seller: Seller, shop: Shop, chat: string): Promise<Seller> {
    const { office, dice } = this;
    const colleague = this.colleagueOf(shop, seller);
    const type = dice.chance(0.5) ? 'chat.transfer' : 'chat.invite';
    const note = dice.chance(0.6) ? 'Do you know this one? I have to step away.' : undefined;
    const { offer } = await office.command(seller, type, { operator: colleague.id, ...(note && { note }) }, chat);
    if (dice.chance(0.2)) {
      await office.command(colleague, 'offer.decline', { offer: String(offer) }, chat);
      return seller;
    }
    await office.command(colleague, 'offer.accept', { offer: String(offer) }, chat);
    await office.command(colleague, 'message.post', { text: 'Hello, I have read along and can take it from here.' }, chat); // prettier-ignore
    if (type === 'chat.invite') await office.command(colleague, 'chat.leave', {}, chat);
    return type === 'chat.transfer' ? colleague : seller;
  }

  private async end(
    guest: Guest,
    seller: Seller,
    chat: string,
    { ending, read }: { ending: Ending; read: number },
  ): Promise<void> {
    const { office } = this;
    await office.command(guest, 'chat.read', { delivered: read, read }, chat);
    if (this.dice.chance(0.04)) await office.command(seller, 'visitor.kick', {}, chat);
    else await office.command(guest, 'chat.leave', {}, chat);
    if (ending === 'closed') await office.command(seller, 'chat.leave', {}, chat);
  }
}
