import * as domain from '#libs/domain';
import * as kit from '#libs/testing';
import type { World } from '#libs/testing';

const idOf = (kind: string, number: number): string =>
  kit.chat.slice(0, -4) + kind + String(number).padStart(4 - kind.length, '0');
export const people = [kit.ann, kit.bob, kit.cleo, kit.dora];
export const chats = [idOf('c', 1), idOf('c', 2), idOf('c', 3)];
export const sites = [kit.site, idOf('5', 2)];

/** The element that a number chooses. */
export function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

/** What somebody tries, and where; the rules say what comes of it. */
export interface Try {
  readonly world: World;
  readonly chat: number;
  readonly me: string;
  readonly them: string;
  /** An id that no offer has yet. */
  readonly fresh: string;
  readonly number: number;
}

const here = { at: kit.noon, chat: kit.chat };
const visitorOf = ({ chat }: Try): string => idOf('f', chat);
const pending = ({ world, number }: Try) => pick([...world.chat.offers, { offer: kit.offer, target: kit.ann }], number);
const upTo = (head: number, { number }: Try): number => number % (head + 1);

/** Tries about one chat. */
export const chatMoves = {
  start: (it: Try) =>
    kit.start({
      chat: pick(chats, it.chat),
      site: pick(sites, it.chat),
      visitor: visitorOf(it),
      name: it.number % 2 ? 'Hannah' : null,
      asksEndpoint: true,
    }),
  visitorPosts: (it: Try) => kit.visitorPosts(`hello ${it.number}`, visitorOf(it)),
  posts: ({ me, number }: Try) => kit.operatorPosts(me, `hi ${number}`),
  accept: ({ me }: Try) => kit.accept(me),
  join: ({ me }: Try) => kit.join(me),
  watch: ({ me }: Try) => kit.watch(me),
  leave: ({ me }: Try) => kit.leave(me),
  invite: ({ me, them, fresh }: Try) => kit.invite(me, them, fresh, 'a word'),
  transfer: ({ me, them, fresh }: Try) => kit.transfer(me, them, fresh, 'a word'),
  acceptOffer: (it: Try) => kit.acceptOffer(pending(it).target, pending(it).offer),
  declineOffer: (it: Try) => kit.declineOffer(pending(it).target, pending(it).offer),
  cancelOffer: (it: Try) => kit.cancelOffer(it.me, pending(it).offer),
  expireOffer: (it: Try) => kit.expireOffer(pending(it).offer),
  voidOffers: ({ them }: Try) => kit.voidOffers(them),
  kick: ({ me }: Try) => kit.kick(me),
  visitorLeaves: (it: Try) =>
    new domain.LeaveChat({ ...here, actor: { kind: 'visitor', id: visitorOf(it) }, settings: domain.defaultSettings }),
  visitorGoesAway: () => kit.disconnectVisitor(),
  visitorReturns: () => kit.connectVisitor(),
  visitorTimesOut: ({ world }: Try) => kit.timeOutVisitor(world.chat.goneAt ?? 0),
  close: ({ world }: Try) => kit.closeVacantChat(world.chat.closeAt ?? 0),
  remove: ({ me }: Try) => kit.remove(me),
  loseSight: ({ me }: Try) => kit.endWatch(me),
  visitorReads: (it: Try) => kit.visitorReads(upTo(it.world.chat.places.visitor, it), undefined, visitorOf(it)),
  reads: (it: Try) => kit.operatorReads(it.me, upTo(it.world.chat.places.members, it)),
  contextComes: () => new domain.ReceiveContext({ ...here, source: 'endpoint', tree: { plan: 'gold' } }),
  contextFails: () => new domain.FailContext({ ...here, source: 'endpoint', code: 'timeout' }),
  contextAgain: ({ me }: Try) => new domain.RetryContext({ ...here, by: me, source: 'endpoint' }),
};

const siteLists: readonly (readonly string[] | 'all')[] = ['all', [], sites, sites.slice(1)];
const now = { at: kit.noon };

/** Tries about an operator, which reach every chat of his. */
export const staffMoves = {
  connect: ({ me }: Try) => new domain.ConnectOperator({ ...now, operator: me }),
  goAway: ({ me }: Try) => new domain.SetPresence({ ...now, operator: me, status: 'away' }),
  setSites: ({ me, number }: Try) => new domain.SetSites({ ...now, operator: me, sites: pick(siteLists, number) }),
  setRole: ({ me, number }: Try) => new domain.SetRole({ ...now, operator: me, role: pick(domain.roles, number) }),
  changeProfile: ({ me, number }: Try) =>
    new domain.ChangeProfile({ ...now, operator: me, name: `Name ${number % 3}`, choices: { volume: number } }),
  disable: ({ me }: Try) => new domain.DisableOperator({ ...now, operator: me, reason: 'administrator' }),
  enable: ({ me }: Try) => new domain.EnableOperator({ ...now, operator: me }),
};

export type MoveName = keyof typeof chatMoves | keyof typeof staffMoves;
