import { ann, fact } from '#libs/testing';
import { onlyFeed } from './feeds';
import { putsOf, staff, Story } from './testing/story';

const rowOf = (story: Story) => story.row('operators', onlyFeed, ann);

describe('who is on the staff', () => {
  it('P3: a new operator has the start password until he chooses his own', () => {
    const story = new Story(...staff, fact('DefaultPasswordIssued'));
    const { expiresAt } = fact('DefaultPasswordIssued').data;
    expect(rowOf(story)).toEqual({
      id: ann,
      name: 'Ann',
      email: 'ann@example.com',
      role: 'operator',
      sites: 'all',
      enabled: true,
      password: 'start',
      startPasswordExpiresAt: expiresAt,
    });
    story.tell(fact('PasswordChanged'));
    expect(rowOf(story)).toMatchObject({ password: 'own', startPasswordExpiresAt: null });
    expect(story.tell(fact('PasswordChanged', { first: false }))).toEqual([]);
  });

  it('P4: operators are disabled, never deleted', () => {
    const story = new Story(...staff, fact('OperatorDisabled'));
    expect(rowOf(story)).toMatchObject({ enabled: false });
    story.tell(fact('OperatorEnabled'));
    expect(rowOf(story)).toMatchObject({ enabled: true });
  });

  it('D4: role and sites are shown as set', () => {
    const story = new Story(...staff, fact('OperatorRoleChanged'), fact('OperatorSitesChanged'));
    expect(rowOf(story)).toMatchObject({ role: 'supervisor', sites: fact('OperatorSitesChanged').data.sites });
  });

  it('I2: presence and load are the business of another feed', () => {
    const story = new Story(...staff);
    const puts = story.tell(fact('OperatorCameOnline'), fact('ChatStarted'), fact('ChatAccepted'), fact('SignedIn'));
    expect(putsOf(puts, 'operators')).toEqual([]);
  });

  it('A5: a renaming whose words are erased is put all the same', () => {
    const story = new Story(...staff);
    const puts = story.tell({ ...fact('OperatorRenamed'), private: 'erased' });
    expect(putsOf(puts, 'operators')).toHaveLength(1);
    expect(rowOf(story)).toMatchObject({ name: 'Operator' });
  });
});
