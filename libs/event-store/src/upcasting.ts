/** What a fact says, as it was read: `data` clear, `private` unsealed, or 'erased' once its key is gone. */
export interface FactContent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly private?: Readonly<Record<string, unknown>> | 'erased';
}

/** Lifts one type of fact from one schema version to the next. Pure; never forgets that `private` may be 'erased'. */
export type Upcast = (content: FactContent) => FactContent;

/** For each type the steps from version 1 to 2, 2 to 3 and so on. The log is never rewritten; it is read anew. */
export type Upcasters = Readonly<Record<string, readonly Upcast[]>>;

/** In which version facts are written, and how older ones are read. */
export interface FactSchema {
  versionOf(type: string): number;
  lift(type: string, version: number, content: FactContent): FactContent;
}

export function factSchema(upcasters: Upcasters): FactSchema {
  const versionOf = (type: string): number => (upcasters[type]?.length ?? 0) + 1;
  return {
    versionOf,
    lift: (type, version, content) => {
      const current = versionOf(type);
      if (version > current)
        throw new Error(`${type} ${version} was written by a newer Parley; this one knows ${current}`);
      const steps = upcasters[type]?.slice(version - 1) ?? [];
      return steps.reduce((lifted, step) => step(lifted), content);
    },
  };
}
