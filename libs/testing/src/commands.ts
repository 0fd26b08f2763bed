import * as domain from '#libs/domain';
import type { Instant, OfferId, OfferTarget, OperatorId } from '#libs/domain';
import { chat, message, noon, offer, site, visitor } from './people';

const here = { at: noon, chat };
const settings = domain.defaultSettings;

export const start = (data: Partial<domain.StartChat['data']> = {}) =>
  new domain.StartChat({
    ...here,
    visitor,
    site,
    number: 4821,
    name: null,
    email: null,
    message: null,
    page: null,
    browser: null,
    context: null,
    asksEndpoint: false,
    ...data,
  });

export const visitorPosts = (text = 'Hello', id = visitor) =>
  new domain.PostMessage({ ...here, message, author: { kind: 'visitor', id }, text });
export const operatorPosts = (id: OperatorId, text = 'Hello') =>
  new domain.PostMessage({ ...here, message, author: { kind: 'operator', id }, text });

export const accept = (operator: OperatorId, at = noon) => new domain.AcceptChat({ ...here, operator, at });
export const join = (operator: OperatorId) => new domain.JoinChat({ ...here, operator });
export const watch = (operator: OperatorId, data: Partial<domain.WatchChat['data']> = {}) =>
  new domain.WatchChat({ ...here, operator, role: 'operator', settings, ...data });
export const leave = (id: OperatorId) => new domain.LeaveChat({ ...here, actor: { kind: 'operator', id }, settings });
export const visitorLeaves = (at = noon) =>
  new domain.LeaveChat({ ...here, at, actor: { kind: 'visitor', id: visitor }, settings });
export const kick = (by: OperatorId, at = noon) => new domain.KickVisitor({ ...here, at, by, settings });

export const available = (id: OperatorId): OfferTarget => ({ id, role: 'operator', enabled: true, online: true });
export const invite = (by: OperatorId, target: OperatorId | OfferTarget, id = offer, note = '') =>
  new domain.InviteOperator({ ...here, offer: id, by, target: asTarget(target), note, settings });
export const transfer = (by: OperatorId, target: OperatorId | OfferTarget, id = offer, note = '') =>
  new domain.TransferChat({ ...here, offer: id, by, target: asTarget(target), note, settings });
export const acceptOffer = (operator: OperatorId, id = offer) =>
  new domain.AcceptOffer({ ...here, operator, offer: id });
export const declineOffer = (operator: OperatorId, id = offer) =>
  new domain.DeclineOffer({ ...here, operator, offer: id });
export const cancelOffer = (by: OperatorId, id = offer) => new domain.CancelOffer({ ...here, by, offer: id });
export const expireOffer = (id: OfferId = offer) => new domain.ExpireOffer({ ...here, offer: id });
export const voidOffers = (target: OperatorId, reason: domain.VoidOffers['data']['reason'] = 'target-offline') =>
  new domain.VoidOffers({ ...here, target, reason });

export const connectVisitor = () => new domain.ConnectVisitor(here);
export const disconnectVisitor = (since: Instant = noon) => new domain.DisconnectVisitor({ ...here, since, settings });
export const timeOutVisitor = (goneAt: Instant, at = noon) =>
  new domain.TimeOutVisitor({ ...here, at, goneAt, settings });
export const closeVacantChat = (closeAt: Instant) => new domain.CloseVacantChat({ ...here, closeAt });
export const requeue = (operator: OperatorId, requeueAt: Instant) =>
  new domain.RequeueChat({ ...here, operator, requeueAt });
export const remove = (operator: OperatorId, reason: domain.RemoveOperator['data']['reason'] = 'signed-out') =>
  new domain.RemoveOperator({ ...here, operator, reason });
export const endWatch = (operator: OperatorId) => new domain.EndWatch({ ...here, operator });

export const visitorReads = (read: number, delivered = read, id = visitor) =>
  new domain.ReadChat({ ...here, reader: { kind: 'visitor', id }, delivered, read });
export const operatorReads = (id: OperatorId, read: number, delivered = read) =>
  new domain.ReadChat({ ...here, reader: { kind: 'operator', id }, delivered, read });

function asTarget(target: OperatorId | OfferTarget): OfferTarget {
  return typeof target === 'string' ? available(target) : target;
}
