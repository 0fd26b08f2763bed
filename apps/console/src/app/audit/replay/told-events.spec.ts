import type { ReplayEvent } from '#libs/contracts';
import { toldEvents } from './told-events';

const event = (type: string, data: object = {}): ReplayEvent =>
  ({
    position: 1,
    at: 1,
    type,
    by: { kind: 'visitor', id: 'v', name: null },
    about: null,
    text: null,
    data,
  }) as ReplayEvent;

describe('the list of events', () => {
  it('A2: tells by how many lines a receipt went further, and whether they were seen or only received', () => {
    const told = toldEvents([
      event('ReadMoved', { reader: 'v', delivered: 3, read: 0 }),
      event('ReadMoved', { reader: 'v', delivered: 3, read: 3 }),
      event('ReadMoved', { reader: 'w', delivered: 2, read: 2 }),
    ]);
    expect(told.map(({ key, count }) => [key, count])).toEqual([
      ['event.received', 3],
      ['event.saw', 3],
      ['event.saw', 2],
    ]);
  });

  it('A1: leaves out nothing, also not a fact that it does not know', () => {
    expect(toldEvents([event('SomethingNew')])).toMatchObject([{ key: null, group: 'rest' }]);
  });
});
