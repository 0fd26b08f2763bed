import type { ReadingFact, ReadMoved } from './events';

/** Places in the reader's own thread. */
export interface Positions {
  readonly delivered: number;
  readonly read: number;
}

/** A watch keeps positions of its own: they never become a mark that members see. */
export interface Reading {
  readonly positions: ReadonlyMap<string, Positions>;
}

const nowhere: Positions = { delivered: 0, read: 0 };
const key = (as: ReadMoved['data']['as'], reader: string): string => `${as} ${reader}`;

export function positionsOf(reading: Reading, as: ReadMoved['data']['as'], reader: string): Positions {
  return reading.positions.get(key(as, reader)) ?? nowhere;
}

export const initialReading: Reading = { positions: new Map() };

export function evolveReading(reading: Reading, { data }: ReadingFact): Reading {
  const { as, reader, delivered, read } = data;
  return { positions: new Map(reading.positions).set(key(as, reader), { delivered, read }) };
}

export const readingDefinition = { kind: 2, initial: initialReading, evolve: evolveReading };
