import { ChangeProfile } from '#libs/domain';
import { ann, fact, given, noon } from '#libs/testing';

const known = fact('OperatorCreated');
const change = (data: Partial<ChangeProfile['data']>) => new ChangeProfile({ at: noon, operator: ann, ...data });

describe('ChangeProfile', () => {
  it('renames and keeps choices, in two streams', () => {
    given(known)
      .when(change({ name: ' Anna ', choices: { theme: 'dark' } }))
      .then(fact('OperatorRenamed'), fact('ProfileChanged'));
  });

  it('keeps the choices that are not spoken of', () => {
    given(known, fact('ProfileChanged'))
      .when(change({ choices: { sound: false } }))
      .then(fact('ProfileChanged', { choices: { theme: 'dark', sound: false } }));
  });

  it('decides nothing when nothing is different', () => {
    given(known, fact('ProfileChanged'))
      .when(change({ name: 'Ann', choices: { theme: 'dark' } }))
      .nothing();
  });

  it('refuses a name of nothing', () => {
    given(known)
      .when(change({ name: ' ' }))
      .refused('BAD_FIELD');
  });
});
