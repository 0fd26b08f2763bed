export const feedKinds = ['visitor', 'chat', 'dashboard', 'me', 'team', 'operators', 'sites'] as const;
export type FeedKind = (typeof feedKinds)[number];

export interface FeedId {
  readonly kind: FeedKind;
  /** Of the chat, site or operator; the zero UUID where there is one feed of a kind. */
  readonly id: string;
}

const single = '00000000-0000-0000-0000-000000000000';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const singles = new Set<string>(['team', 'operators', 'sites']);

/** The name on the wire, such as `chat:<id>` or `team`. */
export function feedName(kind: FeedKind, id: string): string {
  return singles.has(kind) ? kind : `${kind}:${id}`;
}

/** Null for a name that no feed has. */
export function parseFeed(name: string): FeedId | null {
  if (singles.has(name)) return { kind: name as FeedKind, id: single };
  const cut = name.indexOf(':');
  const kind = name.slice(0, cut);
  const id = name.slice(cut + 1);
  if (cut < 0 || singles.has(kind) || !(feedKinds as readonly string[]).includes(kind) || !uuid.test(id)) return null;
  return { kind: kind as FeedKind, id };
}

export function kindCode(kind: FeedKind): number {
  return feedKinds.indexOf(kind) + 1;
}

/** A changed row on its way to browsers and tables; the JSON text is made once for both. */
export class RowChange {
  private text: string | undefined;

  constructor(
    readonly key: string,
    readonly seq: number,
    readonly row: object | null,
  ) {}

  get json(): string {
    this.text ??= JSON.stringify(this.row);
    return this.text;
  }
}
