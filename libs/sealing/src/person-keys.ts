import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { unwrap, wrap, type KeyRow, type PersonKey } from './person-key';
import { Batch } from './batch';

export interface PersonKeysOptions {
  /** Of the keys database. */
  readonly pool: Pool;
  /** 32 bytes. */
  readonly masterKey: Buffer;
  readonly newId: () => string;
  /** Milliseconds after which a destroyed key is gone from every process. */
  readonly keepFor?: number;
}

const columns = 'key_ref, person, wrapped';
const byPerson = `select ${columns} from keys.person_keys where person = any($1)`;
const byRef = `select ${columns} from keys.person_keys where key_ref = any($1)`;
const make = `insert into keys.person_keys (${columns}) select * from unnest($1::uuid[], $2::uuid[], $3::bytea[])
  on conflict (person) do nothing returning ${columns}`;
const destroyPerson = `insert into keys.person_keys (key_ref, person, wrapped, destroyed_at) values ($1, $2, null, now())
  on conflict (person) do update set wrapped = null, destroyed_at = coalesce(person_keys.destroyed_at, now())
  returning key_ref`;
const destroyRefs = `update keys.person_keys set wrapped = null, destroyed_at = now()
  where key_ref = any($1) and wrapped is not null returning ${columns}`;

/** The keys of people: made when first needed, and committed before anything is sealed with them. */
export class PersonKeys {
  readonly #byPerson: LRUCache<string, PersonKey>;
  readonly #byRef: LRUCache<string, PersonKey>;
  readonly #persons: Batch<PersonKey>;
  readonly #refs: Batch<PersonKey | undefined>;

  constructor(private readonly options: PersonKeysOptions) {
    if (options.masterKey.length !== 32) throw new Error('the master key must have 32 bytes');
    const cache = { max: 20_000, ttl: options.keepFor ?? 60_000 };
    this.#byPerson = new LRUCache(cache);
    this.#byRef = new LRUCache(cache);
    this.#persons = new Batch((persons) => this.#findOrMake(persons));
    this.#refs = new Batch<PersonKey | undefined>((refs) => this.#find(byRef, refs, (found) => found.ref));
  }

  /** The key of a person, if it is in memory. */
  cached(person: string): PersonKey | undefined {
    return this.#byPerson.get(person);
  }

  cachedRef(ref: string): PersonKey | undefined {
    return this.#byRef.get(ref);
  }

  /** The key of a person, made when there is none; destroyed ones stay destroyed. */
  async of(person: string): Promise<PersonKey> {
    return this.#byPerson.get(person) ?? this.#persons.get(person);
  }

  /** The key that a sealed event names; undefined when there never was one in this database. */
  async byRef(ref: string): Promise<PersonKey | undefined> {
    return this.#byRef.get(ref) ?? this.#refs.get(ref);
  }

  /** Destroys a person's key for ever; answers with its id. Further calls change nothing. */
  async destroy(person: string): Promise<string> {
    const { rows } = await this.options.pool.query<KeyRow>(destroyPerson, [this.options.newId(), person]);
    const ref = rows[0]?.key_ref ?? '';
    this.#forget(person, ref);
    return ref;
  }

  /** Destroys again what a restored backup may have brought back; tells how many there were. */
  async destroyRefs(refs: readonly string[]): Promise<number> {
    const { rows } = await this.options.pool.query<KeyRow>(destroyRefs, [refs]);
    for (const { person, key_ref: ref } of rows) this.#forget(person, ref);
    return rows.length;
  }

  /** Another process has destroyed this person's key. */
  forget(person: string): void {
    this.#forget(person, this.#byPerson.get(person)?.ref ?? '');
  }

  #forget(person: string, ref: string): void {
    this.#byPerson.delete(person);
    this.#byRef.delete(ref);
  }

  async #findOrMake(persons: readonly string[]): Promise<Map<string, PersonKey>> {
    const found = await this.#find(byPerson, persons, ({ person }) => person);
    // In one order everywhere: two processes that make keys for the same people must not wait for each other.
    const missing = persons.filter((person) => !found.has(person)).sort();
    if (missing.length > 0) for (const made of await this.#make(missing)) found.set(made.person, made);
    // Another process was faster with these.
    const raced = persons.filter((person) => !found.has(person));
    return raced.length === 0 ? found : new Map([...found, ...(await this.#findOrMake(raced))]);
  }

  async #find(
    question: string,
    ids: readonly string[],
    id: (key: PersonKey) => string,
  ): Promise<Map<string, PersonKey>> {
    const { rows } = await this.options.pool.query<KeyRow>(question, [ids]);
    return new Map(this.#keep(rows).map((key) => [id(key), key]));
  }

  async #make(persons: readonly string[]): Promise<PersonKey[]> {
    const refs = persons.map(() => this.options.newId());
    const wrapped = persons.map((person, at) => wrap(this.options.masterKey, refs[at] ?? '', person, randomBytes(32)));
    const { rows } = await this.options.pool.query<KeyRow>(make, [refs, persons, wrapped]);
    return this.#keep(rows);
  }

  #keep(rows: readonly KeyRow[]): PersonKey[] {
    return rows.map((row) => {
      const key = unwrap(this.options.masterKey, row);
      this.#byPerson.set(key.person, key);
      this.#byRef.set(key.ref, key);
      return key;
    });
  }
}
