import type { ChatSentence, OperatorSentence } from './sentence';
import { whenChatWasVacantTooLongThenCloseIt } from './when-chat-was-vacant-too-long-then-close-it';
import { whenOfferTargetWasDisabledThenVoidTheOffer } from './when-offer-target-was-disabled-then-void-the-offer';
import { whenOfferTargetWentOfflineThenVoidTheOffer } from './when-offer-target-went-offline-then-void-the-offer';
import { whenOfferWasNotAnsweredInTimeThenExpireIt } from './when-offer-was-not-answered-in-time-then-expire-it';
import { whenOnlyMemberStayedAwayThenRequeueChat } from './when-only-member-stayed-away-then-requeue-chat';
import { whenOperatorSignedOutThenLeaveHisChats } from './when-operator-signed-out-then-leave-his-chats';
import { whenOperatorWasDisabledThenLeaveHisChats } from './when-operator-was-disabled-then-leave-his-chats';
import { whenOperatorWasDisconnectedTooLongThenShowOffline } from './when-operator-was-disconnected-too-long-then-show-offline';
import { whenVisitorWasGoneTooLongThenTimeOutVisitor } from './when-visitor-was-gone-too-long-then-time-out-visitor';
import { whenWatcherLostSightThenEndTheWatch } from './when-watcher-lost-sight-then-end-the-watch';

export const chatSentences: readonly ChatSentence[] = [
  whenVisitorWasGoneTooLongThenTimeOutVisitor,
  whenChatWasVacantTooLongThenCloseIt,
  whenOfferWasNotAnsweredInTimeThenExpireIt,
  whenOfferTargetWentOfflineThenVoidTheOffer,
  whenOfferTargetWasDisabledThenVoidTheOffer,
  whenOnlyMemberStayedAwayThenRequeueChat,
  whenOperatorSignedOutThenLeaveHisChats,
  whenOperatorWasDisabledThenLeaveHisChats,
  whenWatcherLostSightThenEndTheWatch,
];

export const operatorSentences: readonly OperatorSentence[] = [whenOperatorWasDisconnectedTooLongThenShowOffline];
