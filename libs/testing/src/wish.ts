import * as domain from '#libs/domain';
import type { Instant, OperatorId } from '#libs/domain';
import type { Action, Verb } from './actions';
import { available, start } from './commands';
import { ann, bob, chat, cleo, dora, secondChat, visitor } from './people';
import { operatorIn, type World } from './world';

const cast: readonly OperatorId[] = [ann, bob, cleo, dora];
const settings = domain.defaultSettings;

interface Moment {
  readonly action: Action;
  readonly world: World;
  readonly at: Instant;
  /** Makes ids that occur once. */
  readonly id: string;
}
type Wish = (moment: Moment) => object;

const here = ({ at }: Moment) => ({ at, chat, settings });
const operator = ({ action }: Moment) => member(action.who);
const other = ({ action }: Moment) => member(action.whom);
const actor = (moment: Moment) => ({ kind: 'operator', id: operator(moment) }) as const;
const theVisitor = { kind: 'visitor', id: visitor } as const;
/** A pending offer if there is any, so that most wishes about offers make sense. */
const offer = ({ action, world }: Moment) =>
  world.chat.offers[action.pick % 4]?.offer ?? world.chat.offers[0]?.offer ?? 'none';
const offering = (moment: Moment) => ({
  ...here(moment),
  offer: moment.id,
  by: operator(moment),
  target: available(other(moment)),
  note: '',
});
const reads = (moment: Moment) => ({ ...here(moment), delivered: moment.action.pick, read: moment.action.whom });
const source = 'endpoint';

const wishes: Record<Verb, Wish> = {
  visitorPosts: (moment) =>
    new domain.PostMessage({ ...here(moment), message: moment.id, author: theVisitor, text: 'Hello' }),
  operatorPosts: (moment) =>
    new domain.PostMessage({ ...here(moment), message: moment.id, author: actor(moment), text: 'Hello' }),
  accept: (moment) => new domain.AcceptChat({ ...here(moment), operator: operator(moment) }),
  join: (moment) => new domain.JoinChat({ ...here(moment), operator: operator(moment) }),
  watch: (moment) => new domain.WatchChat({ ...here(moment), operator: operator(moment), role: 'operator' }),
  leave: (moment) => new domain.LeaveChat({ ...here(moment), actor: actor(moment) }),
  visitorLeaves: (moment) => new domain.LeaveChat({ ...here(moment), actor: theVisitor }),
  kick: (moment) => new domain.KickVisitor({ ...here(moment), by: operator(moment) }),
  invite: (moment) => new domain.InviteOperator(offering(moment)),
  transfer: (moment) => new domain.TransferChat(offering(moment)),
  acceptOffer: (moment) =>
    new domain.AcceptOffer({ ...here(moment), offer: offer(moment), operator: targetOf(moment) }),
  declineOffer: (moment) =>
    new domain.DeclineOffer({ ...here(moment), offer: offer(moment), operator: targetOf(moment) }),
  cancelOffer: (moment) => new domain.CancelOffer({ ...here(moment), offer: offer(moment), by: operator(moment) }),
  expireOffer: (moment) => new domain.ExpireOffer({ ...here(moment), offer: offer(moment) }),
  voidOffers: (moment) =>
    new domain.VoidOffers({ ...here(moment), target: operator(moment), reason: 'target-offline' }),
  startAgain: (moment) => startAgain(moment),
  connectVisitor: (moment) => new domain.ConnectVisitor(here(moment)),
  disconnectVisitor: (moment) => new domain.DisconnectVisitor({ ...here(moment), since: moment.at }),
  timeOutVisitor: (moment) =>
    new domain.TimeOutVisitor({ ...here(moment), goneAt: moment.world.chat.goneAt ?? moment.at }),
  closeVacantChat: (moment) =>
    new domain.CloseVacantChat({ ...here(moment), closeAt: moment.world.chat.closeAt ?? moment.at }),
  connectOperator: (moment) => new domain.ConnectOperator({ at: moment.at, operator: operator(moment) }),
  disconnectOperator: (moment) =>
    new domain.DisconnectOperator({ at: moment.at, operator: operator(moment), settings }),
  showOffline: (moment) =>
    new domain.ShowOperatorOffline({
      at: moment.at,
      operator: operator(moment),
      offlineAt: operatorIn(moment.world, operator(moment)).offlineAt ?? moment.at,
    }),
  requeue: (moment) =>
    new domain.RequeueChat({
      ...here(moment),
      operator: operator(moment),
      requeueAt: operatorIn(moment.world, operator(moment)).requeueAt ?? moment.at,
    }),
  remove: (moment) =>
    new domain.RemoveOperator({
      ...here(moment),
      operator: operator(moment),
      reason: moment.action.pick % 2 ? 'disabled' : 'signed-out',
    }),
  endWatch: (moment) => new domain.EndWatch({ ...here(moment), operator: operator(moment) }),
  visitorReads: (moment) => new domain.ReadChat({ ...reads(moment), reader: theVisitor }),
  operatorReads: (moment) => new domain.ReadChat({ ...reads(moment), reader: actor(moment) }),
  requestContext: (moment) => new domain.RequestContext({ ...here(moment), source }),
  receiveContext: (moment) => new domain.ReceiveContext({ ...here(moment), source, tree: { plan: 'gold' } }),
  failContext: (moment) => new domain.FailContext({ ...here(moment), source, code: 'timeout' }),
  retryContext: (moment) => new domain.RetryContext({ ...here(moment), source, by: operator(moment) }),
};

/** The command that an action stands for, at this moment of a history. */
export function wish(moment: Moment): object {
  return wishes[moment.action.verb](moment);
}

function member(place: number): OperatorId {
  return cast[place % cast.length] ?? ann;
}

/** Mostly the target himself, sometimes somebody else. */
function targetOf(moment: Moment): OperatorId {
  const pending = moment.world.chat.offers.find((each) => each.offer === offer(moment));
  return moment.action.pick > 16 ? operator(moment) : (pending?.target ?? operator(moment));
}

/** The history is that of one chat: a visitor who can no longer resume it only reads. */
function startAgain(moment: Moment): object {
  const message = { id: moment.id, text: 'Still me' };
  return domain.isResumable(moment.world.chat)
    ? start({ at: moment.at, chat: secondChat, message })
    : new domain.ReadChat({ ...reads(moment), reader: theVisitor });
}
