/** What the tabs of one visitor say to each other about the one socket that they share. */
export type Said =
  /** The tab holds the socket from now on. */
  | { kind: 'leads'; by: string }
  | { kind: 'connect' | 'ping' | 'gone'; by: string }
  | { kind: 'emit'; by: string; call: number | null; event: string; args: unknown[] }
  | { kind: 'pong'; by: string; to: string }
  | { kind: 'answer'; by: string; to: string; call: number; answer: unknown }
  /** `to`: one tab, or null for all. */
  | { kind: 'event'; by: string; to: string | null; event: string; args: unknown[] };
