import type {
  DashboardRow,
  MeChat,
  MeOffer,
  MeSelf,
  MessageItem,
  Person,
  TeamRow,
  VisitorShown,
} from '#libs/contracts';

export const maya: Person = { id: 'maya', name: 'Maya Okafor' };
export const tomas: Person = { id: 'tomas', name: 'Tomás Rivera' };
export const priya: Person = { id: 'priya', name: 'Priya Nair' };

export function visitor(change: Partial<VisitorShown> = {}): VisitorShown {
  return { id: 'v', number: 4821, name: null, presence: 'present', ...change };
}

/** A waiting chat. */
export function chatRow(chat: string, change: Partial<DashboardRow> = {}): DashboardRow {
  return {
    chat,
    site: 'site',
    status: 'waiting',
    visitor: visitor({ id: `v-${chat}` }),
    page: 'https://shop.example/cart?x=1',
    members: [],
    last: null,
    startedAt: 1000,
    since: 1000,
    ...change,
  };
}

export function activeRow(chat: string, members: Person[], change: Partial<DashboardRow> = {}): DashboardRow {
  return chatRow(chat, { status: 'active', members, ...change });
}

export function meSelf(change: Partial<MeSelf> = {}): MeSelf {
  return { kind: 'self', ...maya, role: 'operator', sites: ['site'], presence: 'online', choices: {}, ...change };
}

export function meChat(chat: string, change: Partial<MeChat> = {}): MeChat {
  return {
    kind: 'chat',
    chat,
    site: 'site',
    relation: 'member',
    since: 1000,
    unread: 0,
    delivered: 0,
    read: 0,
    visitor: visitor({ id: `v-${chat}` }),
    status: 'active',
    ...change,
  };
}

export function meOffer(chat: string, what: MeOffer['what'], at = 1000): MeOffer {
  const offer = `${what}-${chat}`;
  return { kind: 'offer', offer, chat, site: 'site', what, by: tomas, note: null, at, expiresAt: at + 60_000 };
}

export function teamRow(person: Person, change: Partial<TeamRow> = {}): TeamRow {
  return { ...person, role: 'operator', presence: 'online', load: 0, ...change };
}

export function message(n: number, from: Person | null, change: Partial<MessageItem> = {}): MessageItem {
  const author: MessageItem['author'] = from ? { kind: 'operator', ...from } : { kind: 'visitor', id: 'v', name: null };
  return { kind: 'message', n, at: n * 1000, author, text: `text ${n}`, ...(from ? { id: `id-${n}` } : {}), ...change };
}
