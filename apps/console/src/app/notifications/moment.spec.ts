import { meChat } from '../../testing/rows';
import { choicesOf } from '../live/choices';
import { mayRing } from './may-ring';
import { type Moment, newsOf, unreadOf } from './moment';

const moment = (change: Partial<Moment> = {}): Moment => ({ waiting: [], offers: [], unread: new Map(), ...change });
const nowhere = (): boolean => false;

describe('what rings', () => {
  it('J5: a watched chat makes no sound, however much is written there', () => {
    const chats = [meChat('a', { unread: 2 }), meChat('b', { unread: 5, relation: 'watcher' })];
    expect([...unreadOf(chats, nowhere)]).toEqual([['a', 2]]);
  });

  it('N4: a message in a chat that is on a screen makes no sound', () => {
    expect(unreadOf([meChat('a', { unread: 2 })], (chat) => chat === 'a').size).toBe(0);
  });

  it.each([
    ['somebody who waits already at the beginning', null, moment({ waiting: ['a'] }), ['waiting']],
    ['an offer that stands at the beginning', null, moment({ offers: ['o'] }), ['offer']],
    ['nothing for messages that were there before', null, moment({ unread: new Map([['a', 3]]) }), []],
    ['one more who waits', moment({ waiting: ['a'] }), moment({ waiting: ['a', 'b'] }), ['waiting']],
    ['nothing when one is accepted', moment({ waiting: ['a', 'b'] }), moment({ waiting: ['b'] }), []],
    ['one more message', moment({ unread: new Map([['a', 1]]) }), moment({ unread: new Map([['a', 2]]) }), ['message']],
    ['nothing for what is read', moment({ unread: new Map([['a', 2]]) }), moment({ unread: new Map([['a', 1]]) }), []],
  ])('is %s', (_, before, after, rings) => expect(newsOf(before, after)).toEqual(rings));
});

describe('whether it may ring', () => {
  const usual = { choices: choicesOf({}), away: false, seen: true };

  it('N4: it may, focused or not', () => {
    expect([mayRing('waiting', usual), mayRing('message', { ...usual, seen: false })]).toEqual([true, true]);
  });

  it('is quiet while away, but for what is meant for this operator', () => {
    const away = { ...usual, away: true };
    expect([mayRing('waiting', away), mayRing('message', away), mayRing('offer', away)]).toEqual([false, false, true]);
  });

  it.each([
    ['off', { sound: 'off' }],
    ['without any loudness', { volume: 0 }],
    ['only when hidden, and seen', { sound: 'only when hidden' }],
    ['off for this kind', { soundWaiting: false }],
  ])('is quiet when the choice is %s', (_, stored) => {
    expect(mayRing('waiting', { ...usual, choices: choicesOf(stored as Record<string, string>) })).toBe(false);
  });
});
