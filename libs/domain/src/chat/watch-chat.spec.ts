import { defaultSettings, type Role } from '#libs/domain';
import { active, ann, bob, closed, fact, given, kicked, waiting, watch, watched } from '#libs/testing';

const supervisorsOnly = (role: Role) => ({ role, settings: { ...defaultSettings, watchBy: 'supervisors' as const } });

describe('WatchChat', () => {
  it.each([
    ['waiting', waiting],
    ['active', active],
    ['vacant', kicked],
  ])('D13, J3: a %s chat can be watched', (_, facts) => {
    given(...facts)
      .when(watch(bob))
      .then(fact('WatchStarted', { operator: bob }));
  });

  it('watching twice decides nothing', () => {
    given(...watched)
      .when(watch(bob))
      .nothing();
  });

  it('J2: a member is not invisible', () => {
    given(...active)
      .when(watch(ann))
      .refused('CONFLICT');
  });

  it('I12: watching leaves a pending offer as it is', () => {
    given(...active, fact('OperatorInvited'))
      .when(watch(bob))
      .then(fact('WatchStarted', { operator: bob }));
  });

  it('J3: a setting restricts it to supervisors', () => {
    given(...active)
      .when(watch(bob, supervisorsOnly('operator')))
      .refused('FORBIDDEN');
    given(...active)
      .when(watch(bob, supervisorsOnly('supervisor')))
      .then(fact('WatchStarted', { operator: bob }));
  });

  it('D12: a closed chat can not be watched', () => {
    given(...closed)
      .when(watch(bob))
      .refused('CHAT_CLOSED');
  });
});
