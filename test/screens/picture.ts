import { until } from '../support/until';
import type { Guest, Office } from '../support/office';
import { days, items, talks } from '../seed/talks';
import { arrive, settle, type Seller, type Shop, type Town } from '../seed/town';
import { type Scene, scenes, shown } from './scenes';
import { liveThrough } from './story';

interface Talk {
  readonly guest: Guest;
  readonly seller: Seller;
  readonly chat: string;
  /** Of the last item before the talk goes on. */
  readonly place: number;
}

/** A Parley in the middle of an afternoon, with everything that a screen can show. */
export class Picture {
  /** By the names of their visitors. */
  readonly chats = new Map<string, string>();
  private readonly people: ReadonlyMap<string, Seller>;

  private constructor(
    private readonly office: Office,
    readonly town: Town,
  ) {
    const all = [town.administrator, ...town.supervisors, ...town.sellers];
    this.people = new Map(all.map((one) => [one.colleague.name, one]));
  }

  /** The chats begin one after the other over so many milliseconds. */
  static async paint(office: Office, over: number): Promise<Picture> {
    const picture = new Picture(office, await settle(office));
    await picture.comeOnline();
    const began = Date.now();
    const lived: Promise<void>[] = [];
    for (const [place, scene] of scenes.entries()) {
      const due = began + (over * place) / scenes.length - Date.now();
      if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
      const chat = await picture.play(scene, place);
      if (scene.lived) lived.push(picture.live(chat, over));
    }
    await Promise.all(lived);
    return picture;
  }

  person(name: string): Seller {
    const person = this.people.get(name);
    if (!person) throw new Error(`${name} is not of this town`);
    return person;
  }

  private async comeOnline(): Promise<void> {
    const { administrator, supervisors, sellers } = this.town;
    const line = await this.office.staffLine(administrator);
    await line.sync('team');
    for (const one of [...supervisors, ...sellers]) await this.office.staffLine(one);
    const row = ({ id }: Seller) => line.feed('team')[id] as { presence?: string } | undefined;
    await until(() => sellers.every((one) => row(one)?.presence === 'online'));
    await this.office.command(this.person('Lena Novak'), 'presence.set', { status: 'away' });
  }

  private live({ guest, chat }: { guest: Guest; chat: string }, over: number): Promise<void> {
    const [maya, priya, henrik] = [this.person(shown), this.person('Priya Nair'), this.person('Henrik Falk')];
    return liveThrough(this.office, { guest, chat, maya, priya, henrik }, over);
  }

  private async play(scene: Scene, place: number): Promise<{ guest: Guest; chat: string }> {
    const { office } = this;
    const shop = this.shopOf(place);
    const lines = filled(scene.talk, place);
    const guest = await arrive(office, shop);
    const chat = await this.begin(guest, shop, scene, lines[0] ?? '');
    if (scene.visitor) this.chats.set(scene.visitor, chat);
    if (scene.by) await this.serve({ guest, chat }, scene, scene.by, lines);
    return { guest, chat };
  }

  private async serve(
    { guest, chat }: { guest: Guest; chat: string },
    scene: Scene,
    by: string,
    lines: readonly string[],
  ): Promise<void> {
    const { office } = this;
    const seller = this.person(by);
    await office.command(seller, 'chat.accept', {}, chat);
    if (scene.also) await office.command(this.person(scene.also), 'chat.join', {}, chat);
    // The visitor's thread begins with the opening and a notice for each who came
    await this.talk({ guest, seller, chat, place: scene.also ? 3 : 2 }, lines.slice(1, scene.lines));
    if (scene.left) await office.command(guest, 'chat.leave', {}, chat);
    if (scene.watched) await office.command(this.person(shown), 'chat.watch', {}, chat);
    const { asks } = scene;
    if (asks) await office.command(seller, `chat.${asks.what}`, { operator: this.person(shown).id, note: asks.note }, chat); // prettier-ignore
  }

  private shopOf(place: number): Shop {
    const shop = this.town.shops[place % this.town.shops.length];
    if (!shop) throw new Error('no shop');
    return shop;
  }

  private async begin(guest: Guest, shop: Shop, { talk, visitor }: Scene, text: string): Promise<string> {
    const { page = '', title = '' } = talks[talk] ?? {};
    const email = visitor && `${visitor.split(' ')[0]?.normalize('NFD').replace(/[^a-z]/gi, '').toLowerCase()}@mail.example`; // prettier-ignore
    const started = await this.office.command(guest, 'chat.start', {
      text,
      ...(visitor && email && { fields: { name: visitor, email } }),
      page: { url: `${shop.origin}${page.replace('ORDER', '48-2231')}`, title: `${title} · ${shop.name}`, referrer: 'https://search.example/' }, // prettier-ignore
      browser: { language: 'en-GB', timeZone: 'Europe/London' },
      context: {
        account: { since: 2021, orders: 7, newsletter: true },
        basket: { items: [{ name: 'oak bookcase', pieces: 1 }], total: '249.00 EUR' },
      },
    });
    return String(started['chat']);
  }

  /** Lines by turns, the operator's first; each side has read what it answers. */
  private async talk({ guest, seller, chat, place }: Talk, lines: readonly string[]): Promise<void> {
    for (const [turn, text] of lines.entries()) {
      const [who, other] = turn % 2 === 0 ? [seller, guest] : [guest, seller];
      await this.office.command(who, 'message.post', { text }, chat);
      const read = place + turn + 1;
      if (turn < lines.length - 1) await this.office.command(other, 'chat.read', { delivered: read, read }, chat);
    }
  }
}

function filled(talk: number, place: number): string[] {
  const [item, day] = [items[place % items.length] ?? '', days[place % days.length] ?? ''];
  const fill = (text: string): string => text.replace('ORDER', '48-2231').replace('ITEM', item).replace('DAY', day);
  return (talks[talk]?.lines ?? []).map(fill);
}
