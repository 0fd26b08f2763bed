import { chatStream, defaultSettings, type ParleyFact, readingStream, settingsStream, siteStream, staffStream, type StreamName } from '#libs/domain'; // prettier-ignore
import { uuidv7 } from '../../apps/server/src/platform/ids';

export type Told = readonly [StreamName, ParleyFact];
export interface Talk {
  readonly chat: string;
  readonly facts: readonly Told[];
}

/** The facts that a shop with these operators begins with. */
export function opened(site: string, operators: readonly string[]): Told[] {
  const configuration = { name: 'Shop', origins: [], accent: '#2d55d8', greeting: '', preChatFields: [], contextEndpoint: null }; // prettier-ignore
  const hired = operators.map((operator, i): Told => {
    const words = { email: `person${i}@example.com`, name: `Person ${i}` };
    const data = { operator, role: 'operator', sites: 'all' } as const;
    return [staffStream, { type: 'OperatorCreated', data, private: words, person: operator }];
  });
  return [
    [settingsStream, { type: 'SettingsChanged', data: { settings: defaultSettings } }],
    [siteStream(site), { type: 'SiteCreated', data: { site, key: 'k', configuration } }],
    ...hired,
  ];
}

export interface TalkOf {
  readonly site: string;
  readonly operator: string;
  readonly visitor: string;
  readonly messages: number;
}

/** A chat from the first word to the end: messages both ways, each of them read. */
export function talk({ site, operator, visitor, messages }: TalkOf): Talk {
  const chat = uuidv7();
  const [own, readings] = [chatStream(chat), readingStream(chat)];
  const started = {
    type: 'ChatStarted',
    data: { chat, site, visitor, number: 4821, named: true, previous: null },
    private: { name: 'Hannah', email: null, page: null },
    person: visitor,
  } as const;
  const said = Array.from({ length: messages }, (_, i): Told[] => {
    const isVisitors = i % 2 === 0;
    const author = isVisitors ? ({ kind: 'visitor', id: visitor } as const) : ({ kind: 'operator', id: operator } as const); // prettier-ignore
    const by = isVisitors ? ({ reader: operator, as: 'member' } as const) : ({ reader: visitor, as: 'visitor' } as const); // prettier-ignore
    const text = `Message ${i}: is the green one in stock, and when would it be here?`;
    return [
      [own, { type: 'MessagePosted', data: { message: uuidv7(), author, audience: 'everyone' }, private: { text }, person: visitor }], // prettier-ignore
      [readings, { type: 'ReadMoved', data: { chat, ...by, delivered: i + 2, read: i + 2 } }],
    ];
  }).flat();
  const facts: Told[] = [
    [own, started],
    [own, { type: 'ChatAccepted', data: { operator, round: 1, at: 0 } }],
    ...said,
    [own, { type: 'VisitorLeft', data: { closeAt: 0 } }],
    [own, { type: 'OperatorLeft', data: { operator, reason: 'left', requeued: false } }],
    [own, { type: 'ChatClosed', data: { reason: 'last-left' } }],
  ];
  return { chat, facts };
}
