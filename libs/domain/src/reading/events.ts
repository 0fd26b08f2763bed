import type { Fact } from '../fact';
import type { ChatId } from '../ids';

/** A reader's positions moved on: places in that reader's own thread. A watcher's move only his own badge. */
export type ReadMoved = Fact<
  'ReadMoved',
  { chat: ChatId; reader: string; as: 'visitor' | 'member' | 'watcher'; delivered: number; read: number }
>;

export type ReadingFact = ReadMoved;
