import {
  ConnectOperator,
  DisconnectOperator,
  SetPresence,
  ShowOperatorOffline,
  defaultSettings,
  evolveOperator,
  initialOperator,
  presenceOf,
  type OperatorFact,
} from '#libs/domain';
import { ann, fact, given, minute, noon } from '#libs/testing';

const here = { at: noon, operator: ann };
const connect = new ConnectOperator(here);
const disconnect = (settings = defaultSettings) => new DisconnectOperator({ ...here, settings });
const showOffline = (offlineAt = noon + minute) => new ShowOperatorOffline({ ...here, offlineAt });
const set = (status: 'online' | 'away') => new SetPresence({ ...here, status });

const online = [fact('OperatorCameOnline')];
const away = [...online, fact('OperatorSetAway')];
const lost = [...online, fact('OperatorDisconnected')];
const offline = [...lost, fact('OperatorWentOffline')];
const shown = (facts: OperatorFact[]) => presenceOf(facts.reduce(evolveOperator, initialOperator));

describe('presence of an operator', () => {
  it('O1: the first live socket makes online, a further one nothing', () => {
    given().when(connect).then(fact('OperatorCameOnline'));
    given(...online)
      .when(connect)
      .nothing();
  });

  it('O1: away is a choice, and so is coming back', () => {
    given(...online)
      .when(set('away'))
      .then(fact('OperatorSetAway'));
    given(...away)
      .when(set('online'))
      .then(fact('OperatorCameOnline'));
    given(...away)
      .when(set('away'))
      .nothing();
  });

  it('O1: without a live socket nobody is online', () => {
    given(...lost)
      .when(set('away'))
      .refused('CONFLICT', { why: 'not-connected' });
  });

  it('O2: a lost connection has two deadlines', () => {
    given(...online)
      .when(disconnect())
      .then(fact('OperatorDisconnected', { offlineAt: noon + minute, requeueAt: noon + 5 * minute }));
    given(...online)
      .when(disconnect({ ...defaultSettings, operatorRequeueAfter: null }))
      .then(fact('OperatorDisconnected', { requeueAt: null }));
    given(...lost)
      .when(disconnect())
      .nothing();
  });

  it('O2: after 60 s the operator is shown offline, once', () => {
    given(...lost)
      .when(showOffline())
      .then(fact('OperatorWentOffline'));
    given(...offline)
      .when(showOffline())
      .nothing();
  });

  it('O5: a deadline that was overtaken by a return decides nothing', () => {
    given(...lost, fact('OperatorCameOnline'))
      .when(showOffline())
      .nothing();
    given(...lost, fact('OperatorCameOnline'), fact('OperatorDisconnected', { offlineAt: noon + 2 * minute }))
      .when(showOffline())
      .nothing();
  });

  it('O1: a reload does not put an operator on duty who was away; a night does', () => {
    given(...away, fact('OperatorDisconnected'))
      .when(connect)
      .then(fact('OperatorSetAway'));
    given(...away, fact('OperatorDisconnected'), fact('OperatorWentOffline'))
      .when(connect)
      .then(fact('OperatorCameOnline'));
  });

  it('O2: within the grace an operator is shown as before', () => {
    expect([shown([]), shown(online), shown(away), shown(lost), shown(offline)]).toEqual([
      'offline',
      'online',
      'away',
      'online',
      'offline',
    ]);
  });
});
