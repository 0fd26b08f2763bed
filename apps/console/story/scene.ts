import type {
  DashboardRow,
  MemberThreadRow,
  MeRow,
  Person,
  SessionAnswer,
  Status,
  TeamRow,
  VisitorShown,
} from '#libs/contracts';

const now = Date.now();
const ago = (minutes: number, seconds = 0): number => now - (minutes * 60 + seconds) * 1000;
const site = 'site-1';

export const people = {
  maya: { id: 'op-maya', name: 'Maya Okafor' },
  tomas: { id: 'op-tomas', name: 'Tomás Rivera' },
  priya: { id: 'op-priya', name: 'Priya Nair' },
  jonas: { id: 'op-jonas', name: 'Jonas Weber' },
  aiko: { id: 'op-aiko', name: 'Aiko Tanaka' },
  lena: { id: 'op-lena', name: 'Lena Novak' },
} satisfies Record<string, Person>;
const { maya, tomas, priya, jonas, aiko, lena } = people;

export const session: SessionAnswer = {
  operator: { ...maya, email: 'maya@example.com', role: 'operator' },
  mustChangePassword: false,
  csrfToken: 'csrf',
  passwordLength: 12,
};

const loads: [Person, number, TeamRow['presence']][] = [
  [tomas, 5, 'online'],
  [priya, 4, 'online'],
  [jonas, 4, 'online'],
  [aiko, 6, 'online'],
  [lena, 2, 'away'],
  [maya, 4, 'online'],
];
export const team: TeamRow[] = loads.map(([who, load, presence]) => ({ ...who, role: 'operator', presence, load }));

interface Told {
  id: string;
  name: string | null;
  page: string;
  status: Status;
  members?: Person[];
  last?: DashboardRow['last'];
  startedAt: number;
  presence?: VisitorShown['presence'];
}
const said = (text: string): DashboardRow['last'] => ({ from: 'visitor', name: null, text, at: ago(0, 40) });
const wrote = (by: Person, text: string): DashboardRow['last'] => ({
  from: 'operator',
  name: by.name,
  text,
  at: ago(0, 20),
});
const numbers = new Map([
  ['v-4821', 4821],
  ['v-4830', 4830],
  ['v-4799', 4799],
  ['v-4777', 4777],
  ['v-4802', 4802],
]);

function row({
  id,
  name,
  page,
  status,
  members = [],
  last = null,
  startedAt,
  presence = 'present',
}: Told): DashboardRow {
  const visitor: VisitorShown = { id, number: numbers.get(id) ?? 4700, name, presence };
  return {
    chat: `chat-${id}`,
    site,
    status,
    visitor,
    page: `https://shop.example${page}`,
    members,
    last,
    startedAt,
    since: startedAt,
  };
}

const told: Told[] = [
  {
    id: 'v-daniel',
    name: 'Daniel Brandt',
    page: '/orders/48-2231',
    status: 'active',
    members: [tomas],
    startedAt: ago(6, 12),
  },
  {
    id: 'v-sofia',
    name: 'Sofia Marchetti',
    page: '/it/assistenza',
    status: 'active',
    members: [priya],
    startedAt: ago(2, 40),
  },
  {
    id: 'v-hannah',
    name: 'Hannah Lindqvist',
    page: '/checkout',
    status: 'waiting',
    last: said('My payment went through twice, can you check?'),
    startedAt: ago(3, 12),
  },
  {
    id: 'v-4821',
    name: null,
    page: '/bikes/trail-29',
    status: 'waiting',
    last: said('Hi, is the 29 inch frame back in stock this week?'),
    startedAt: ago(1, 48),
  },
  {
    id: 'v-oluwaseun',
    name: 'Oluwaseun Adeyemi',
    page: '/cart',
    status: 'waiting',
    last: said('The discount code SPRING does not apply to my order'),
    startedAt: ago(0, 54),
  },
  { id: 'v-4830', name: null, page: '/help/returns', status: 'waiting', startedAt: ago(0, 9) },
  {
    id: 'v-meiling',
    name: 'Mei-Ling Chow',
    page: '/bikes/trail-29',
    status: 'active',
    members: [maya, priya],
    last: said('Perfect, thank you so much!'),
    startedAt: ago(12, 40),
  },
  {
    id: 'v-rafael',
    name: 'Rafael Souza',
    page: '/orders/47-9917',
    status: 'active',
    members: [maya],
    last: said('Could you resend the invoice to my work address?'),
    startedAt: ago(8, 5),
  },
  {
    id: 'v-ingrid',
    name: 'Ingrid Dahl',
    page: '/service/booking',
    status: 'active',
    members: [jonas],
    last: wrote(jonas, 'Thursday at 14:00 is free, shall I book it?'),
    startedAt: ago(5, 33),
  },
  {
    id: 'v-kwame',
    name: 'Kwame Mensah',
    page: '/warranty',
    status: 'active',
    members: [aiko, lena],
    last: wrote(aiko, 'I am checking with the workshop right now'),
    startedAt: ago(21, 17),
  },
  {
    id: 'v-yuki',
    name: 'Yuki Sato',
    page: '/account/address',
    status: 'active',
    members: [aiko],
    last: wrote(aiko, 'Done, the new address is saved for both orders'),
    startedAt: ago(9, 26),
  },
  {
    id: 'v-elif',
    name: 'Elif Marmara',
    page: '/gift-cards',
    status: 'active',
    members: [priya],
    last: wrote(priya, 'The card is valid until March 2028'),
    startedAt: ago(4, 11),
  },
  {
    id: 'v-4799',
    name: null,
    page: '/shipping',
    status: 'active',
    members: [tomas],
    last: said('How long does delivery to Iceland take?'),
    startedAt: ago(3, 58),
  },
  {
    id: 'v-4802',
    name: null,
    page: '/size-guide',
    status: 'active',
    members: [maya],
    last: said('I am between two sizes'),
    startedAt: ago(7, 20),
  },
  {
    id: 'v-peter',
    name: 'Peter Kovács',
    page: '/thanks',
    status: 'vacant',
    members: [jonas, maya],
    last: wrote(jonas, 'You are welcome. Have a good ride!'),
    startedAt: ago(14, 22),
    presence: 'left',
  },
  { id: 'v-4777', name: null, page: '/bikes', status: 'vacant', startedAt: ago(18, 2), presence: 'timed-out' },
];
export const dashboard = told.map(row);

const visitorOf = (id: string): VisitorShown => dashboard.find((one) => one.visitor.id === id)!.visitor;
const tab = (id: string, since: number, unread: number, relation: 'member' | 'watcher' = 'member'): MeRow => {
  const { chat, status } = dashboard.find((one) => one.visitor.id === id)!;
  const read = 40;
  return { kind: 'chat', chat, site, relation, since, unread, delivered: read, read, visitor: visitorOf(id), status };
};

export const me: Record<string, MeRow> = {
  self: { kind: 'self', ...maya, role: 'operator', sites: [site], presence: 'online', choices: {} },
  'chat:chat-v-meiling': { ...tab('v-meiling', ago(12), 1), read: 9 } as MeRow,
  'chat:chat-v-rafael': tab('v-rafael', ago(8), 2),
  'chat:chat-v-4802': tab('v-4802', ago(7), 5),
  'chat:chat-v-peter': tab('v-peter', ago(6), 0),
  'chat:chat-v-ingrid': tab('v-ingrid', ago(5), 0, 'watcher'),
  'offer:1': {
    kind: 'offer',
    offer: '1',
    chat: 'chat-v-daniel',
    site,
    what: 'transfer',
    by: tomas,
    note: 'refund above my limit',
    at: ago(1),
    expiresAt: now + 60_000,
  },
  'offer:2': {
    kind: 'offer',
    offer: '2',
    chat: 'chat-v-sofia',
    site,
    what: 'invite',
    by: priya,
    note: 'visitor prefers Italian',
    at: ago(1),
    expiresAt: now + 120_000,
  },
};

const item = (n: number, minutes: number, author: Person | null, text: string): MemberThreadRow => ({
  kind: 'message',
  n,
  at: ago(minutes),
  author: author ? { kind: 'operator', ...author } : { kind: 'visitor', id: 'v-meiling', name: 'Mei-Ling Chow' },
  text,
  ...(author ? { id: `message-${n}` } : {}),
});
const notice = (
  n: number,
  minutes: number,
  code: 'accepted' | 'invited' | 'joined',
  by: Person,
  about: Person | null,
): MemberThreadRow => ({
  kind: 'notice',
  n,
  at: ago(minutes),
  code,
  by,
  about,
});

const meiling: MemberThreadRow[] = [
  notice(1, 12, 'accepted', maya, null),
  item(
    2,
    12,
    null,
    'Hello! I am looking at the Trail 29 in size M. The page says "2 left" but the cart says sold out?',
  ),
  item(3, 12, null, 'I would really like the green one.'),
  item(4, 11, maya, 'Hi Mei-Ling, thanks for telling us. Let me check the stock for the green frame.'),
  item(5, 11, maya, "Two are left in the Utrecht warehouse. The cart was reading yesterday's number."),
  item(6, 9, null, 'Great, thank you!'),
  notice(7, 8, 'invited', maya, priya),
  notice(8, 8, 'joined', priya, null),
  item(9, 7, priya, 'Hello, Priya from stock control. I corrected the count, please reload the cart.'),
  item(10, 2, null, 'It works now. Can I pick it up on Saturday?'),
];

/** The rows of one chat's thread. */
export function threadOf(chat: string): Record<string, MemberThreadRow> {
  const about = dashboard.find((one) => one.chat === chat);
  if (!about) return {};
  const items: MemberThreadRow[] = chat === 'chat-v-meiling' ? meiling : [item(1, 3, null, 'Hello, is anybody there?')];
  return {
    ...Object.fromEntries(items.map((one, at) => [String(at + 1), one])),
    head: {
      kind: 'head',
      chat,
      site,
      status: about.status,
      visitor: about.visitor,
      email: chat === 'chat-v-meiling' ? 'meiling@example.com' : null,
      startedAt: about.startedAt,
      since: about.since,
      previous: null,
      members: about.members.map((member, at) => ({
        ...member,
        since: ago(12 - 4 * at),
        how: at ? 'invited' : 'accepted',
      })),
      offers:
        chat === 'chat-v-rafael'
          ? [{ offer: '9', what: 'invite', by: maya, target: jonas, expiresAt: now + 90_000 }]
          : [],
    },
    'mark:v': { kind: 'mark', who: 'visitor', id: about.visitor.id, delivered: 10, read: 5 },
    'context:form': {
      kind: 'context',
      source: 'form',
      state: 'received',
      tree: { name: 'Mei-Ling Chow', email: 'meiling@example.com' },
    },
    'context:page': {
      kind: 'context',
      source: 'page',
      state: 'received',
      tree: { url: 'https://shop.example/bikes/trail-29', title: 'Trail 29', referrer: 'newsletter, week 47' },
    },
    'context:browser': {
      kind: 'context',
      source: 'browser',
      state: 'received',
      tree: { language: 'nl-NL', timeZone: 'Europe/Amsterdam' },
    },
    'context:site': {
      kind: 'context',
      source: 'site',
      state: 'received',
      tree: {
        customerSince: 2021,
        lastOrder: { number: '48-2231', total: 'EUR 1,249.00', items: ['Trail 29', 'Bell'] },
        newsletter: true,
      },
    },
    'context:endpoint': { kind: 'context', source: 'endpoint', state: 'failed', tree: null },
  };
}
