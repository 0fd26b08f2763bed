/** Who asks, in the order of the columns below. */
export const columns = [
  'own', // the visitor of the chat
  'other', // another visitor of the same site
  'out', // an operator of another site
  'in', // an operator of this site who is nothing to the chat
  'target', // an operator of another site who has an invite to the chat
  'watcher',
  'member', // in the closed chat: the member who left last
  'former', // a member who has left; while the chat waits: the one who made the invite
  'supervisor',
  'administrator',
  'auditor',
  'nobody',
] as const;
export type Column = (typeof columns)[number];

export const states = ['waiting', 'active', 'vacant', 'closed'] as const;
export type State = (typeof states)[number];

/** What a letter stands for; `-` cannot occur, `y` is done or decides nothing. */
export const letters: Record<string, string> = {
  FORBIDDEN: 'F',
  NOT_FOUND: 'N',
  CONFLICT: 'C',
  ALREADY_ACCEPTED: 'A',
  CHAT_CLOSED: 'X',
  UNAUTHENTICATED: 'U',
};

type Rows = Record<State, string>;
const whatever = (row: string): Rows => ({ waiting: row, active: row, vacant: row, closed: row });

/** M5, I1, K1: Invite, Transfer, Kick are the members'; J2: a watcher may do none of it. */
const membersOnly: Rows = {
  waiting: 'FFNFFF-FFFFU',
  active: 'FFNFFFyFFFFU',
  vacant: 'FFNFFFyFFFFU',
  closed: 'FFNFNFFFFFFU',
};

/** Commands about a chat: what product.md promises to each person in each state of it. */
export const chatMatrix: Record<string, Rows> = {
  // J2; K6: a late message of the visitor is answered "not sent"; D11: members go on in a vacant chat.
  'message.post': {
    waiting: 'yNNFFF-FFFFU',
    active: 'yNNFFFyFFFFU',
    vacant: 'XNNFFFyFFFFU',
    closed: 'XNNFNFFFFFFU',
  },
  // D4, D5: an offer gives sight of the chat; accepting twice is success; everybody else is told who was first.
  'chat.accept': {
    waiting: 'FFNyyy-yyyFU',
    active: 'FFNAAAyAAAFU',
    vacant: 'FFNAAAyAAAFU',
    closed: 'FFNXNXXXXXFU',
  },
  // J1: any number, uninvited; D6: joining a waiting chat is accepting it; D11: a vacant chat can be joined.
  'chat.join': {
    waiting: 'FFNyyy-yyyFU',
    active: 'FFNyyyyyyyFU',
    vacant: 'FFNyyyyyyyFU',
    closed: 'FFNXNXXXXXFU',
  },
  // J3: open to everyone on chats they may see; D13: not on "mine".
  'chat.watch': {
    waiting: 'FFNyyy-yyyFU',
    active: 'FFNyyyCyyyFU',
    vacant: 'FFNyyyCyyyFU',
    closed: 'FFNXNXXXXXFU',
  },
  // L4: twice is once.
  'chat.leave': {
    waiting: 'yNNyyy-yyyFU',
    active: 'yNNyyyyyyyFU',
    vacant: 'yNNyyyyyyyFU',
    closed: 'yNNyNyyyyyFU',
  },
  'chat.invite': membersOnly,
  // I8: with the visitor gone there is nobody to hand over.
  'chat.transfer': { ...membersOnly, vacant: 'FFNFFFCFFFFU' },
  // D8: the target's. A member is in already: accepting decides nothing.
  'offer.accept': {
    waiting: 'FFNFyF-FFFFU',
    active: 'FFNFyFyFFFFU',
    vacant: 'FFNFyFyFFFFU',
    closed: 'FFNXNXXXXXFU',
  },
  // I6: declined by the target.
  'offer.decline': {
    waiting: 'FFNFyF-FFFFU',
    active: 'FFNFyFFFFFFU',
    vacant: 'FFNFyFFFFFFU',
    closed: 'FFNXNXXXXXFU',
  },
  // I6: cancelled by the requester, who may have left (I7), or by any member.
  'offer.cancel': {
    waiting: 'FFNFFF-yFFFU',
    active: 'FFNFFFyFFFFU',
    vacant: 'FFNFFFyFFFFU',
    closed: 'FFNXNXXXXXFU',
  },
  // K5: kicking again is success and nothing more.
  'visitor.kick': membersOnly,
  // J2: a watcher's position moves his own badge; a frozen feed takes the visitor's without an effect.
  'chat.read': {
    waiting: 'yNNFFy-FFFFU',
    active: 'yNNFFyyFFFFU',
    vacant: 'yNNFFyyFFFFU',
    closed: 'yNNFNFFFFFFU',
  },
  'context.retry': membersOnly,
};

const administration = 'FFFFFFFFFyFU';
/** Commands that are not about a chat. */
export const otherMatrix: Record<string, string> = {
  'chat.start': 'yyFFFFFFFFFU',
  'presence.set': 'FFyyyyyyyyFU',
  'profile.change': 'FFyyyyyyyyyU',
  'session.revoke': 'FFyyyyyyyyyU',
  'operator.create': administration,
  'operator.disable': administration,
  'operator.enable': administration,
  'operator.reset-password': administration,
  'operator.sign-out': administration,
  'operator.set-role': administration,
  'operator.set-sites': administration,
  'site.create': administration,
  'site.change': administration,
  'settings.change': administration,
  // A5: whom the record forgets, and who must not be forgotten, is for administrators alone.
  'visitor.erase': administration,
  'visitor.hold': administration,
};

/** Feeds: `y` given, `D` denied. D4: sites; J2: who watches reads; an offer shows the row only, in the target's own `me`. */
export const feedMatrix: Record<string, Rows> = {
  'visitor:CHAT': whatever('yDDDDDDDDDDU'),
  'chat:CHAT': {
    waiting: 'DDDDDy-DDDDU',
    active: 'DDDDDyyDDDDU',
    vacant: 'DDDDDyyDDDDU',
    closed: 'DDDDDDDDDDDU',
  },
  'dashboard:SITE': whatever('DDDyDyyyyyDU'),
  'me:IN': whatever('DDDyDDDDDDDU'),
  'me:ADMINISTRATOR': whatever('DDDDDDDDDyDU'),
  // An auditor has his own name and choices, over HTTP.
  'me:AUDITOR': whatever('DDDDDDDDDDyU'),
  team: whatever('DDyyyyyyyyDU'),
  sites: whatever('DDyyyyyyyyDU'),
  operators: whatever('DDDDDDDDyyDU'),
};
