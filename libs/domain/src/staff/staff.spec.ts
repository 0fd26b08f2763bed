import { CreateOperator, EnableOperator, SetRole, SetSites, defaultSettings, type Role } from '#libs/domain';
import { ann, bob, fact, given, minute, noon, site } from '#libs/testing';

const settings = defaultSettings;
const create = (data: Partial<CreateOperator['data']> = {}) =>
  new CreateOperator({
    at: noon,
    operator: ann,
    email: 'ann@example.com',
    name: 'Ann',
    role: 'operator',
    sites: 'all',
    settings,
    ...data,
  });
const known = fact('OperatorCreated');
const toAnn = { at: noon, operator: ann };
const setRole = (role: Role, operator = ann) => new SetRole({ at: noon, operator, role });
const setSites = (sites: string[] | 'all') => new SetSites({ ...toAnn, sites });

describe('CreateOperator', () => {
  it('P3: a new operator has the start password, for 72 h', () => {
    given()
      .when(create())
      .then(known, fact('DefaultPasswordIssued', { expiresAt: noon + 72 * 60 * minute, random: false }));
  });

  it('P3: a setting makes it a random one', () => {
    given()
      .when(create({ settings: { ...settings, initialPassword: 'random' } }))
      .then(known, fact('DefaultPasswordIssued', { random: true }));
  });

  it('P1: an e-mail belongs to one operator, in whatever case', () => {
    given(known)
      .when(create({ operator: bob, email: ' Ann@Example.COM' }))
      .refused('CONFLICT', { why: 'email-taken' });
  });

  it('P4: also that of an operator who is disabled', () => {
    given(known, fact('OperatorDisabled'))
      .when(create({ operator: bob }))
      .refused('CONFLICT');
  });
});

describe('the state of the staff', () => {
  it('A5: erased words are a normal value, and take no e-mail', () => {
    given({ ...known, private: 'erased' })
      .when(create({ operator: bob }))
      .then(
        fact('OperatorCreated', { operator: bob }, { person: bob }),
        fact('DefaultPasswordIssued', { operator: bob }),
      );
  });
});

describe('EnableOperator', () => {
  it('P4: lets an operator in again, once', () => {
    const enable = new EnableOperator(toAnn);
    given(known, fact('OperatorDisabled')).when(enable).then(fact('OperatorEnabled'));
    given(known).when(enable).nothing();
    given().when(enable).refused('NOT_FOUND');
  });
});

describe('SetRole', () => {
  it('changes the role, once', () => {
    given(known)
      .when(setRole('supervisor'))
      .then(fact('OperatorRoleChanged', { role: 'supervisor' }));
    given(known).when(setRole('operator')).nothing();
  });

  it('P4: the last enabled administrator can not be demoted', () => {
    const administrator = fact('OperatorCreated', { role: 'administrator' });
    const disabledOne = [
      fact('OperatorCreated', { operator: bob, role: 'administrator' }, { private: { email: 'b@x', name: 'B' } }),
      fact('OperatorDisabled', { operator: bob }),
    ];
    given(administrator, ...disabledOne)
      .when(setRole('operator'))
      .refused('CONFLICT', { why: 'last-administrator' });
    given(administrator, ...disabledOne, fact('OperatorEnabled', { operator: bob }))
      .when(setRole('operator'))
      .then(fact('OperatorRoleChanged', { role: 'operator' }));
  });
});

describe('SetSites', () => {
  it('D4: changes the sites that an operator serves, once', () => {
    given(known)
      .when(setSites([site, site]))
      .then(fact('OperatorSitesChanged', { sites: [site] }));
    given(known, fact('OperatorSitesChanged'))
      .when(setSites([site]))
      .nothing();
    given(known).when(setSites('all')).nothing();
    const two = fact('OperatorSitesChanged', { sites: ['one', 'two'] });
    given(known, two)
      .when(setSites(['two', 'one']))
      .nothing();
    given(known, two)
      .when(setSites(['two', 'three']))
      .then(fact('OperatorSitesChanged', { sites: ['three', 'two'] }));
  });
});
