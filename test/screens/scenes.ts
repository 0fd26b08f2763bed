/** One chat of the picture: who asks, on which talk, and how far it has come. */
export interface Scene {
  /** Place in the list of talks. */
  readonly talk: number;
  /** Null: the visitor gave no name. */
  readonly visitor: string | null;
  /** Who accepted it; nobody where the visitor still waits. */
  readonly by?: string;
  /** Lines said; the rest of the talk has not come yet. */
  readonly lines?: number;
  /** Who came along. */
  readonly also?: string;
  /** Who asks Maya, with what words. */
  readonly asks?: { readonly what: 'invite' | 'transfer'; readonly note: string };
  readonly left?: true;
  readonly watched?: true;
  /** Goes on at the pace of people, while the other chats begin. */
  readonly lived?: true;
}

/** The one whose screens are shown. */
export const shown = 'Maya Okafor';

/** The last one begins last. */
export const scenes: readonly Scene[] = [
  { talk: 7, visitor: 'Anders Holm', by: 'Jonas Weber', lines: 6, left: true },
  { talk: 2, visitor: 'Thandiwe Dube', by: 'Aiko Tanaka', lines: 6, also: 'Samuel Boateng' },
  { talk: 3, visitor: 'Hannah Lindqvist', lived: true },
  { talk: 5, visitor: 'Zoë van Dijk', by: 'Aiko Tanaka', lines: 4 },
  { talk: 0, visitor: 'Mateus Ferreira', by: shown, lines: 3 },
  { talk: 8, visitor: null, by: 'Tomás Herrera', lines: 4, left: true },
  { talk: 6, visitor: 'Björk Einarsdóttir', by: 'Jonas Weber', lines: 4, watched: true },
  { talk: 4, visitor: 'Kenji Mori', by: 'Priya Nair', lines: 2 },
  { talk: 1, visitor: 'Daniel Brandt', by: 'Tomás Herrera', lines: 4, asks: { what: 'transfer', note: 'He asks for a refund, you know that system best' } }, // prettier-ignore
  { talk: 8, visitor: 'Leila Haddad', by: 'Samuel Boateng', lines: 3 },
  { talk: 2, visitor: 'Sofia Marchetti', by: 'Priya Nair', lines: 3, asks: { what: 'invite', note: 'She would rather write Italian' } }, // prettier-ignore
  { talk: 4, visitor: 'Lucas Moreau', by: shown, lines: 5, left: true },
  { talk: 1, visitor: 'Oliver Grant' },
  { talk: 3, visitor: null },
  { talk: 5, visitor: 'Amara Nwosu' },
  { talk: 6, visitor: null },
];
