export interface TextTree {
  readonly [key: string]: string | TextTree;
}
export function faultsOf(language: string, english: TextTree, other: TextTree): string[];
