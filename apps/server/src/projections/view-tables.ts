import type { FeedKind } from './feeds';

export interface ViewTables {
  /** Rows by place `n`. */
  readonly items: string | null;
  /** Rows by key. */
  readonly states: string;
}

export const viewTables: Record<FeedKind, ViewTables> = {
  visitor: { items: 'visitor_thread', states: 'visitor_state' },
  chat: { items: 'member_thread', states: 'member_state' },
  dashboard: { items: null, states: 'dashboard' },
  me: { items: null, states: 'me' },
  team: { items: null, states: 'team' },
  operators: { items: null, states: 'operators' },
  sites: { items: null, states: 'sites' },
};

export const noteTables = ['chat_state', 'operator_state', 'site_state'] as const;
export type NoteTable = (typeof noteTables)[number];

/** The first page of a thread, and how many rows one page of a resume holds at least when more follow. */
export const firstPage = 120;
export const pageSize = 500;
