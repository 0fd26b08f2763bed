import type { MemberThreadRow, ThreadItem } from '#libs/contracts';

type Other = Exclude<MemberThreadRow, ThreadItem>;

const isItem = (row: MemberThreadRow): row is ThreadItem => row.kind === 'message' || row.kind === 'notice';
const byPlace = (one: ThreadItem, other: ThreadItem): number => one.n - other.n;

/** The rows of one thread in order, kept so by what changed: a chat of 10,000 messages is not sorted anew for one more. */
export class ThreadRows {
  /** By their places. Another list after each change of one of them. */
  items: readonly ThreadItem[] = [];
  others: ReadonlyMap<string, Other> = new Map();

  constructor(private readonly rows: ReadonlyMap<string, MemberThreadRow>) {
    this.take([...rows.keys()]);
  }

  /** The keys of rows that came, changed or went. */
  take(keys: readonly string[]): void {
    const found = keys.flatMap((key) => this.rows.get(key) ?? []);
    const items = found.filter(isItem).sort(byPlace);
    if (keys.some((key) => this.others.has(key)) || items.length < found.length) this.#takeOthers(keys);
    const [first, last] = [items[0], this.items.at(-1)];
    const only = new Set(keys.filter((key) => !this.others.has(key)));
    if (first && (!last || first.n > last.n) && items.length === only.size) this.items = [...this.items, ...items];
    else if (only.size > 0)
      this.items = [...this.items.filter(({ n }) => !only.has(String(n))), ...items].sort(byPlace);
  }

  #takeOthers(keys: readonly string[]): void {
    const others = new Map(this.others);
    for (const key of keys) {
      const row = this.rows.get(key);
      if (row && !isItem(row)) others.set(key, row);
      else others.delete(key);
    }
    this.others = others;
  }
}
