/** A text of a language file; one with forms by number is a tree with `one`, `other` and so on. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** For each key what has to be given: nothing, or one object with what is put into the text. */
export type Keys = Record<string, readonly unknown[]>;

/** The texts of one part of the console. */
export interface Scope<T extends Keys> {
  readonly name: string;
  readonly english: TextTree;
  /** Never there; it carries the type. */
  readonly keys?: T;
}

export function scope<T extends Keys>(name: string, english: TextTree): Scope<T> {
  return { name, english };
}

/** The text of a key in the language of the moment. Read it in a template or a `computed`: it follows the language. */
export type Translate<T extends Keys> = <K extends keyof T & string>(key: K, ...given: T[K]) => string;

export type Given = Readonly<Record<string, string | number>>;
