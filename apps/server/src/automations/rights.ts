import { offerTo } from '#libs/domain';
import { seesSite } from '../auth/permissions';
import type { ChatScene, OperatorPage } from './sentence';

/** Of somebody the log does not know nothing is taken away. */
export function mayBeInChats({ staff }: OperatorPage): boolean {
  return staff === null || (staff.enabled && staff.role !== 'auditor');
}

/** An offer gives its target sight of the chat. */
export function maySee({ chat, operator }: ChatScene, id: string): boolean {
  const { staff } = operator(id);
  return staff === null || seesSite({ ...staff, id }, chat.site ?? '') || offerTo(chat, id) !== undefined;
}

export function mayWatch({ settings, operator }: ChatScene, id: string): boolean {
  const { staff } = operator(id);
  return staff === null || settings.watchBy === 'operators' || staff.role === 'supervisor';
}
