import type { CommandType } from '#libs/contracts';
import { type Chat, type Code, isFrozen, offerTo, relationOf, Rejection, type Role } from '#libs/domain';
import type { ChatNotes } from '#libs/read-models';
import type { FeedId } from '../projections/feeds';

/** What an operator is to a chat; `target` has an offer and is not in it. */
export type Relation = 'none' | 'target' | 'watcher' | 'member';

interface Permission {
  /** On the visitor's own chat; any other chat does not exist for a visitor. */
  readonly visitor: boolean;
  readonly staff: readonly Role[];
  /** About a chat: what the operator must be to it. Null: not about a chat. */
  readonly relations: readonly Relation[] | null;
}

const everyone: readonly Role[] = ['operator', 'supervisor', 'administrator', 'auditor'];
const operators: readonly Role[] = ['operator', 'supervisor', 'administrator'];
const administrators: readonly Role[] = ['administrator'];
const anyRelation: readonly Relation[] = ['none', 'target', 'watcher', 'member'];

const inSight: Permission = { visitor: false, staff: operators, relations: anyRelation };
const membersOnly: Permission = { visitor: false, staff: operators, relations: ['member'] };
const ownAccount: Permission = { visitor: false, staff: everyone, relations: null };
const administration: Permission = { visitor: false, staff: administrators, relations: null };

/** Commands x role x relation. What is not said here is refused; a command without a row does not compile. */
export const commandPermissions: Record<CommandType, Permission> = {
  'chat.start': { visitor: true, staff: [], relations: null },
  'message.post': { ...membersOnly, visitor: true },
  'chat.accept': inSight,
  'chat.join': inSight,
  'chat.watch': inSight,
  'chat.leave': { ...inSight, visitor: true },
  'chat.invite': membersOnly,
  'chat.transfer': membersOnly,
  'offer.accept': inSight,
  'offer.decline': inSight,
  // Its requester too, who may have left the chat meanwhile: the rule asks for one or the other.
  'offer.cancel': inSight,
  'visitor.kick': membersOnly,
  'chat.read': { visitor: true, staff: operators, relations: ['watcher', 'member'] },
  'presence.set': { visitor: false, staff: operators, relations: null },
  'context.retry': membersOnly,
  'operator.create': administration,
  'operator.disable': administration,
  'operator.enable': administration,
  'operator.reset-password': administration,
  'operator.sign-out': administration,
  'operator.set-role': administration,
  'operator.set-sites': administration,
  'profile.change': ownAccount,
  'session.revoke': ownAccount,
  'site.create': administration,
  'site.change': administration,
  'settings.change': administration,
  'visitor.erase': administration,
  'visitor.hold': administration,
};

/** What the server knows of an operator when it asks for rights. */
export interface StaffMember {
  readonly id: string;
  readonly role: Role;
  readonly enabled: boolean;
  readonly sites: readonly string[] | 'all';
}

export type Caller = { readonly kind: 'visitor'; readonly id: string; readonly site: string } | CallingOperator;
export interface CallingOperator {
  readonly kind: 'operator';
  readonly id: string;
  readonly staff: StaffMember;
}

/** Whether the caller may send such a command at all; before anything is loaded. */
export function mayCommand(caller: Caller, type: CommandType): boolean {
  const row = commandPermissions[type];
  if (caller.kind === 'visitor') return row.visitor;
  return caller.staff.enabled && row.staff.includes(caller.staff.role);
}

/** Refuses a command about a chat, on the chat as the log has it. NOT_FOUND where the caller may not even know of it. */
export function authoriseOnChat(caller: Caller, type: CommandType, chat: Chat): void {
  const refuse = (code: Code): never => {
    throw new Rejection(code);
  };
  if (chat.id === null) refuse('NOT_FOUND');
  if (caller.kind === 'visitor') {
    if (chat.visitor !== caller.id) refuse('NOT_FOUND');
    return;
  }
  const relation = relationTo(chat, caller.id);
  if (relation === 'none' && !seesSite(caller.staff, chat.site ?? '')) refuse('NOT_FOUND');
  if (!commandPermissions[type].relations?.includes(relation)) refuse('FORBIDDEN');
}

function relationTo(chat: Chat, operator: string): Relation {
  const relation = relationOf(chat, operator);
  if (relation !== 'none') return relation;
  return offerTo(chat, operator) ? 'target' : 'none';
}

/** Supervisors and administrators see every site. */
export function seesSite(staff: StaffMember, site: string): boolean {
  if (staff.role === 'supervisor' || staff.role === 'administrator') return true;
  return staff.sites === 'all' || staff.sites.includes(site);
}

/** Whether a reader may have a feed. `notes` are those of the feed's chat, where it is a thread. */
export function mayRead(caller: Caller, feed: FeedId, notes: ChatNotes | undefined): boolean {
  if (caller.kind === 'visitor') return feed.kind === 'visitor' && notes?.visitor.id === caller.id;
  const { staff } = caller;
  if (!staff.enabled) return false;
  // Nothing of what goes on now, but his own name and choices
  if (staff.role === 'auditor') return feed.kind === 'me' && feed.id === caller.id;
  switch (feed.kind) {
    case 'visitor':
      return false;
    case 'chat':
      return notes?.readers.some((reader) => reader.id === caller.id && keepsSight(reader, staff, notes)) ?? false;
    case 'dashboard':
      return seesSite(staff, feed.id);
    case 'me':
      return feed.id === caller.id;
    case 'team':
    case 'sites':
      return true;
    case 'operators':
      return staff.role === 'administrator' || staff.role === 'supervisor';
  }
}

/** A member stays one wherever he serves; a watch ends with the sight of the site. */
function keepsSight(reader: ChatNotes['readers'][number], staff: StaffMember, notes: ChatNotes): boolean {
  return reader.relation === 'member' || seesSite(staff, notes.site);
}

/** A2: history is for supervisors, administrators and auditors; whatever they read is recorded. */
export function mayReadHistory({ staff }: CallingOperator): boolean {
  return staff.enabled && staff.role !== 'operator';
}

/** J2: who watched is for administrators and auditors. */
export function maySeeWatches({ staff }: CallingOperator): boolean {
  return staff.role === 'administrator' || staff.role === 'auditor';
}

/** Whether a typing sign may be sent into a chat, and who receives it. A watcher never causes one. */
export function maySignal(caller: Caller, chat: Chat): boolean {
  if (chat.id === null || chat.closed || isFrozen(chat)) return false;
  if (caller.kind === 'visitor') return chat.visitor === caller.id;
  return relationOf(chat, caller.id) === 'member';
}
