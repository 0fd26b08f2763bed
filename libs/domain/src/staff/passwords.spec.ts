import {
  ChangePassword,
  DisableOperator,
  PrepareFirstAdministrator,
  ResetPassword,
  defaultSettings,
} from '#libs/domain';
import { ann, bob, fact, given, noon } from '#libs/testing';

const settings = defaultSettings;
const toAnn = { at: noon, operator: ann };
const administrator = fact('OperatorCreated', { role: 'administrator' });
const issued = fact('DefaultPasswordIssued');
const prepare = new PrepareFirstAdministrator({ ...toAnn, email: 'ann@example.com', name: 'Ann', settings });
const disable = (reason: 'administrator' | 'failures') => new DisableOperator({ ...toAnn, reason });

describe('PrepareFirstAdministrator', () => {
  it('makes an administrator where there is nobody', () => {
    given().when(prepare).then(administrator, issued);
  });

  it('P4: issues the start password anew while no administrator has his own', () => {
    given(administrator, issued).when(prepare).then(issued);
  });

  it('P4: decides nothing once one has', () => {
    const second = fact('OperatorCreated', { operator: bob, role: 'administrator' });
    given(administrator, issued, fact('PasswordChanged'), second).when(prepare).nothing();
  });
});

describe('ChangePassword', () => {
  it('P3: tells the first password of his own from a later one', () => {
    const change = new ChangePassword(toAnn);
    given(administrator, issued)
      .when(change)
      .then(fact('PasswordChanged', { first: true }));
    given(administrator, issued, fact('PasswordChanged'))
      .when(change)
      .then(fact('PasswordChanged', { first: false }));
  });
});

describe('ResetPassword', () => {
  it('P3: an administrator gives the start password again', () => {
    given(fact('OperatorCreated'), fact('PasswordChanged'))
      .when(new ResetPassword({ ...toAnn, by: bob, settings }))
      .then(issued);
  });

  it('nobody resets that of an operator who is not there', () => {
    given(administrator)
      .when(new ResetPassword({ at: noon, operator: bob, by: ann, settings }))
      .refused('NOT_FOUND');
  });

  it('P2: nobody resets his own', () => {
    given(administrator)
      .when(new ResetPassword({ ...toAnn, by: ann, settings }))
      .refused('FORBIDDEN');
  });
});

describe('DisableOperator', () => {
  it('P4: keeps an operator from signing in, once', () => {
    given(fact('OperatorCreated'))
      .when(disable('failures'))
      .then(fact('OperatorDisabled', { reason: 'failures' }));
    given(fact('OperatorCreated'), fact('OperatorDisabled')).when(disable('administrator')).nothing();
  });

  it('P4: the last enabled administrator can not be disabled', () => {
    given(administrator).when(disable('administrator')).refused('CONFLICT', { why: 'last-administrator' });
  });

  it('P4: nor is disabled by failures', () => {
    given(administrator).when(disable('failures')).nothing();
  });

  it('P4: one of two administrators can be disabled', () => {
    const other = fact('OperatorCreated', { operator: bob, role: 'administrator' });
    given(administrator, other).when(disable('administrator')).then(fact('OperatorDisabled'));
  });
});
