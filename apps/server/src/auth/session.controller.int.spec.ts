import type { SessionAnswer } from '#libs/contracts';
import { SessionController } from './session.controller';

type Card = SessionAnswer['operator'];
const card: Card = { id: 'maya', email: 'maya@example.com', name: 'Maya Okafor', role: 'operator' };
const staff = { id: 's', operator: 'maya', restricted: true, csrfToken: 'token' };

/** A controller of which nothing is asked but who somebody is. */
function asked(of: () => Card | null): Promise<SessionAnswer> {
  const [none, cards] = [{} as never, { of }];
  const controller = new SessionController(none, { minimum: 12 } as never, none, cards);
  return controller.whoAmI({ staff } as never);
}

describe('who has signed in', () => {
  it('P2: given somebody who was added a moment ago, when the fold comes to know him, then he is answered', async () => {
    let looks = 0;
    expect(await asked(() => (++looks > 3 ? card : null))).toMatchObject({ operator: card, mustChangePassword: true });
  });

  it('P1: given somebody whom the log does not know, when the fold had its time, then he is nobody', async () => {
    await expect(asked(() => null)).rejects.toThrow('UNAUTHENTICATED');
  });
});
