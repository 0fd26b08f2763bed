import { defaultSettings, type ParleyFact } from '#libs/domain';
import {
  active,
  activeWithTwo,
  ann,
  away,
  bob,
  chat,
  fact,
  isChatFact,
  kicked,
  minute,
  noon,
  offer,
  second,
  timedOut,
  vacancyEnds,
  watched,
} from '#libs/testing';
import { Book, type Deadline } from './book';

const staff = (operator: string) => fact('OperatorCreated', { operator });
const people = [staff(ann), staff(bob), online(ann), online(bob)];

function online(operator: string): ParleyFact {
  return fact('OperatorCameOnline', { operator });
}

/** What stands in the book after the facts; the n-th was decided n milliseconds after noon. */
function deadlines(...facts: readonly ParleyFact[]): Deadline[] {
  const book = new Book({ chats: new Map(), operators: new Map(), deadlines: new Map(), settings: defaultSettings });
  facts.forEach((one, n) => {
    const streamId = isChatFact(one) ? chat : '';
    book.take({ streamId, eventId: `event ${n}`, correlationId: chat, at: noon + n, fact: one });
  });
  return [...book.pages.deadlines.values()];
}

const commands = (...facts: readonly ParleyFact[]): object[] =>
  deadlines(...facts).map(({ dueAt, command }) => ({ dueAt, ...command }));
const types = (...facts: readonly ParleyFact[]): string[] => deadlines(...facts).map(({ command }) => command.type);

describe('deadlines', () => {
  it('V4: an absent visitor is timed out when the grace is over, and a return takes it back', () => {
    const goneAt = noon + 90 * second;
    expect(commands(...away)).toEqual([{ dueAt: goneAt, type: 'visitor.time-out', data: { chat, goneAt } }]);
    expect(commands(...away, fact('VisitorReturned'))).toEqual([]);
  });

  it('V4: only the latest absence counts', () => {
    const goneAt = noon + 5 * minute;
    const again = [fact('VisitorReturned'), fact('VisitorWentAway', { goneAt })];
    expect(deadlines(...away, ...again)).toEqual([expect.objectContaining({ dueAt: goneAt, eventId: 'event 4' })]);
  });

  it('D12: a vacant chat is closed at its limit; one with a visitor never', () => {
    const close = { dueAt: vacancyEnds, type: 'chat.close', data: { chat, closeAt: vacancyEnds } };
    expect(commands(...timedOut)).toEqual([close]);
    expect(commands(...kicked)).toEqual([close]);
    expect(commands(...active)).toEqual([]);
    expect(commands(...timedOut, fact('VisitorReturned', { from: 'timed-out' }))).toEqual([]);
    expect(commands(...kicked, fact('ChatClosed'))).toEqual([]);
  });

  it('V4, D12: our outage moves what waits for somebody to come back, and nothing else', () => {
    const moves = (...facts: readonly ParleyFact[]): boolean[] => deadlines(...facts).map((one) => one.moves);
    expect([moves(...away), moves(...timedOut), moves(...kicked)]).toEqual([[true], [true], [false]]);
    expect(moves(...people, ...active, fact('OperatorInvited'))).toEqual([false]);
  });

  it('I5: an offer expires unless it is answered, cancelled or superseded', () => {
    const invited = [...people, ...active, fact('OperatorInvited')];
    const expire = { dueAt: noon + 2 * minute, type: 'offer.expire', data: { chat, offer } };
    expect(commands(...invited)).toEqual([expire]);
    for (const end of [fact('OfferDeclined'), fact('OfferCancelled'), fact('OfferAccepted'), fact('OfferSuperseded')])
      expect(commands(...invited, end)).toEqual([]);
  });

  it('O2: a lost operator is shown offline, and his chat waits again; back in time neither', () => {
    const lost = [...people, ...active, fact('OperatorDisconnected')];
    expect(commands(...lost)).toEqual([
      { dueAt: noon + minute, type: 'operator.show-offline', data: { operator: ann, offlineAt: noon + minute } },
      {
        dueAt: noon + 5 * minute,
        type: 'chat.requeue',
        data: { chat, operator: ann, requeueAt: noon + 5 * minute },
      },
    ]);
    expect(commands(...lost, online(ann))).toEqual([]);
    expect(types(...lost, fact('OperatorWentOffline'))).toEqual(['chat.requeue']);
  });

  it('O2: the way back to Waiting can be off', () => {
    expect(types(...people, ...active, fact('OperatorDisconnected', { requeueAt: null }))).toEqual([
      'operator.show-offline',
    ]);
  });

  it('O2: in company he stays; when the company leaves, his chat waits from his own time on', () => {
    const lost = [...people, ...activeWithTwo, fact('OperatorDisconnected'), fact('OperatorWentOffline')];
    expect(types(...lost)).toEqual([]);
    expect(commands(...lost, fact('OperatorLeft', { operator: bob }))).toEqual([
      expect.objectContaining({ dueAt: noon + 5 * minute, type: 'chat.requeue' }),
    ]);
  });

  it('O2: without a visitor he stays until the visitor is back', () => {
    const lost = [...people, ...timedOut, fact('OperatorDisconnected'), fact('OperatorWentOffline')];
    expect(types(...lost)).toEqual(['chat.close']);
    expect(types(...lost, fact('VisitorReturned', { from: 'timed-out' }))).toEqual(['chat.requeue']);
  });
});

describe('what is done at once', () => {
  const invited = [...people, ...active, fact('OperatorInvited')];
  const lost = (operator: string) => [
    fact('OperatorDisconnected', { operator }),
    fact('OperatorWentOffline', { operator }),
  ];
  const atOnce = (...facts: readonly ParleyFact[]): object[] =>
    deadlines(...facts)
      .filter(({ dueAt }) => dueAt < noon + second)
      .map(({ command }) => command);

  it('I4: an offer is void when its target has been offline for the grace, and not before', () => {
    expect(atOnce(...invited, fact('OperatorDisconnected', { operator: bob }))).toEqual([]);
    expect(atOnce(...invited, ...lost(bob))).toEqual([
      { type: 'offer.void', data: { chat, target: bob, reason: 'target-offline' } },
    ]);
  });

  it('I4: also an offer that was made in the very moment', () => {
    expect(atOnce(...people, ...active, ...lost(bob), fact('OperatorInvited'))).toHaveLength(1);
  });

  it('O3: a sign-out leaves the chats, member or watcher, and those of nobody else', () => {
    const out = { type: 'chat.remove-operator', data: { chat, operator: bob, reason: 'signed-out' } };
    const signedOut = fact('SignedOut', { operator: bob });
    expect(atOnce(...people, ...activeWithTwo, signedOut)).toEqual([out]);
    expect(atOnce(...people, ...watched, signedOut)).toEqual([out]);
    expect(atOnce(...people, ...active, signedOut)).toEqual([]);
    expect(atOnce(...people, ...activeWithTwo, signedOut, fact('OperatorLeft', { operator: bob }))).toEqual([]);
  });

  it('O3: signing in again at once does not undo it', () => {
    const back = [fact('SignedOut', { operator: bob }), fact('SignedIn', { operator: bob }), online(bob)];
    expect(atOnce(...people, ...activeWithTwo, ...back)).toHaveLength(1);
  });

  it('P2: the end of another session is no sign-out', () => {
    expect(atOnce(...people, ...activeWithTwo, fact('SignedOut', { operator: bob, reason: 'password' }))).toEqual([]);
  });

  it('O4: who is disabled leaves his chats, and what is offered to him is void', () => {
    const disabled = fact('OperatorDisabled', { operator: bob });
    const out = { type: 'chat.remove-operator', data: { chat, operator: bob, reason: 'disabled' } };
    expect(atOnce(...people, ...activeWithTwo, disabled)).toEqual([out]);
    expect(atOnce(...people, ...watched, disabled)).toEqual([out]);
    expect(atOnce(...invited, disabled)).toEqual([
      { type: 'offer.void', data: { chat, target: bob, reason: 'target-disabled' } },
    ]);
  });

  it('O4: also out of a chat that he entered in the very moment; enabled again he may stay', () => {
    const disabled = fact('OperatorDisabled', { operator: ann });
    expect(atOnce(...people, disabled, ...active)).toHaveLength(1);
    expect(atOnce(...people, disabled, ...active, fact('OperatorEnabled'))).toEqual([]);
  });

  it('an auditor never is in a chat', () => {
    const becomes = fact('OperatorRoleChanged', { operator: bob, role: 'auditor' });
    expect(atOnce(...people, ...activeWithTwo, becomes)).toEqual([
      { type: 'chat.remove-operator', data: { chat, operator: bob, reason: 'signed-out' } },
    ]);
  });

  it('D4: a watch ends with the sight of the site; a member keeps his place', () => {
    const nowhere = fact('OperatorSitesChanged', { operator: bob, sites: [] });
    const end = { type: 'chat.end-watch', data: { chat, operator: bob } };
    expect(atOnce(...people, ...watched, nowhere)).toEqual([end]);
    expect(atOnce(...people, ...activeWithTwo, nowhere)).toEqual([]);
  });

  it('D4: an offer gives sight as long as it is pending', () => {
    const nowhere = fact('OperatorSitesChanged', { operator: bob, sites: [] });
    const watching = [...invited, fact('WatchStarted', { operator: bob }), nowhere];
    expect(atOnce(...watching)).toEqual([]);
    expect(atOnce(...watching, fact('OfferDeclined'))).toHaveLength(1);
  });

  it('J3: when watching is for supervisors only, the watches of others end', () => {
    const only = fact('SettingsChanged', { settings: { ...defaultSettings, watchBy: 'supervisors' } });
    expect(atOnce(...people, ...watched, only)).toHaveLength(1);
    const supervisor = fact('OperatorRoleChanged', { operator: bob, role: 'supervisor' });
    expect(atOnce(...people, supervisor, ...watched, only)).toEqual([]);
  });
});
