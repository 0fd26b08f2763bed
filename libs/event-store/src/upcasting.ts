/** What a fact says, as it was read: `data` clear, `private` unsealed, or 'erased' once its key is gone. */
export interface FactContent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly private?: Readonly<Record<string, unknown>> | 'erased';
}

/** Lifts one type of fact from one schema version to the next. Pure; never forgets that `private` may be 'erased'. */
export type Upcast = (content: FactContent) => FactContent;

/** For each type the steps from version 1 to 2, 2 to 3 and so on. The log is never rewritten; it is read anew. */
export type Upcasters = Readonly<Record<string, readonly Upcast[]>>;

/** The version in which new facts of a type are written. */
export function currentVersion(upcasters: Upcasters, type: string): number {
  return (upcasters[type]?.length ?? 0) + 1;
}

/** Brings a fact that was written in `version` to the current one. */
export function upcast(upcasters: Upcasters, type: string, version: number, content: FactContent): FactContent {
  const current = currentVersion(upcasters, type);
  if (version > current)
    throw new Error(`${type} was written in version ${version} by a newer Parley; this one knows ${current}`);
  const steps = upcasters[type]?.slice(version - 1) ?? [];
  return steps.reduce((lifted, step) => step(lifted), content);
}
