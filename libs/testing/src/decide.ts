import * as domain from '#libs/domain';
import type { Chat, Operator, ParleyFact, Staff } from '#libs/domain';
import { operatorIn, type World } from './world';

type Command<C> = new (data: never) => C;
type Facts = readonly ParleyFact[];
type Decision = (command: object, world: World) => Facts | null;

function rule<C extends object>(type: Command<C>, decide: (command: C, world: World) => Facts): Decision {
  return (command, world) => (command instanceof type ? decide(command, world) : null);
}

function onChat<C extends object>(type: Command<C>, decide: (command: C, chat: Chat) => Facts): Decision {
  return rule(type, (command, { chat }) => decide(command, chat));
}

function onStaff<C extends object>(type: Command<C>, decide: (command: C, staff: Staff) => Facts): Decision {
  return rule(type, (command, { staff }) => decide(command, staff));
}

function onOperator<C extends { readonly data: { readonly operator: string } }>(
  type: Command<C>,
  decide: (command: C, operator: Operator) => Facts,
): Decision {
  return rule(type, (command, world) => decide(command, operatorIn(world, command.data.operator)));
}

/** Every command and the rule that decides it. */
const decisions: readonly Decision[] = [
  rule(domain.StartChat, (command, { visitor, chat }) => {
    const latest = visitor.latest === null ? null : chat;
    return Object.values<ParleyFact[]>(domain.startChat(command, visitor, latest).facts).flat();
  }),
  onChat(domain.PostMessage, domain.postMessage),
  onChat(domain.AcceptChat, domain.acceptChat),
  onChat(domain.JoinChat, domain.joinChat),
  onChat(domain.WatchChat, domain.watchChat),
  onChat(domain.LeaveChat, domain.leaveChat),
  onChat(domain.KickVisitor, domain.kickVisitor),
  onChat(domain.InviteOperator, domain.inviteOperator),
  onChat(domain.TransferChat, domain.transferChat),
  onChat(domain.AcceptOffer, domain.acceptOffer),
  onChat(domain.DeclineOffer, domain.declineOffer),
  onChat(domain.CancelOffer, domain.cancelOffer),
  onChat(domain.ExpireOffer, domain.expireOffer),
  rule(domain.VoidOffers, (command, world) =>
    domain.voidOffers(command, world.chat, operatorIn(world, command.data.target)),
  ),
  onChat(domain.ConnectVisitor, domain.connectVisitor),
  onChat(domain.DisconnectVisitor, domain.disconnectVisitor),
  onChat(domain.TimeOutVisitor, domain.timeOutVisitor),
  onChat(domain.CloseVacantChat, domain.closeVacantChat),
  rule(domain.RequeueChat, (command, world) =>
    domain.requeueChat(command, world.chat, operatorIn(world, command.data.operator)),
  ),
  onChat(domain.RemoveOperator, domain.removeOperator),
  onChat(domain.EndWatch, domain.endWatch),
  onChat(domain.RequestContext, domain.requestContext),
  onChat(domain.ReceiveContext, domain.receiveContext),
  onChat(domain.FailContext, domain.failContext),
  onChat(domain.RetryContext, domain.retryContext),
  rule(domain.ReadChat, (command, { chat, reading }) => domain.readChat(command, chat, reading)),
  rule(domain.ArriveVisitor, (command, { visitor }) => domain.arriveVisitor(command, visitor)),
  rule(domain.EraseVisitor, (command, { visitor, chat }) =>
    domain.eraseVisitor(command, visitor, visitor.chats.length === 0 ? [] : [chat]),
  ),
  rule(domain.FinishErasure, (command, { visitor }) => domain.finishErasure(command, visitor)),
  rule(domain.HoldVisitor, (command, { visitor }) => domain.holdVisitor(command, visitor)),
  rule(domain.RecordReading, (command) => domain.recordReading(command)),
  onStaff(domain.CreateOperator, domain.createOperator),
  onStaff(domain.PrepareFirstAdministrator, domain.prepareFirstAdministrator),
  onStaff(domain.DisableOperator, domain.disableOperator),
  onStaff(domain.EnableOperator, domain.enableOperator),
  onStaff(domain.ResetPassword, domain.resetPassword),
  onStaff(domain.ChangePassword, domain.changePassword),
  onStaff(domain.SetRole, domain.setRole),
  onStaff(domain.SetSites, domain.setSites),
  onOperator(domain.ConnectOperator, domain.connectOperator),
  onOperator(domain.DisconnectOperator, domain.disconnectOperator),
  onOperator(domain.ShowOperatorOffline, domain.showOperatorOffline),
  onOperator(domain.SetPresence, domain.setPresence),
  rule(domain.ChangeProfile, (command, world) => {
    const { facts } = domain.changeProfile(command, world.staff, operatorIn(world, command.data.operator));
    return [...facts.staff, ...facts.operator];
  }),
  rule(domain.CreateSite, (command, { site }) => domain.createSite(command, site)),
  rule(domain.ChangeSite, (command, { site }) => domain.changeSite(command, site)),
  rule(domain.ChangeSettings, (command, { settings }) => domain.changeSettings(command, settings)),
];

/** What the rule of this command decides; facts of several streams come one stream after the other. */
export function decide(command: object, world: World): Facts {
  for (const decision of decisions) {
    const facts = decision(command, world);
    if (facts !== null) return facts;
  }
  throw new Error(`${command.constructor.name} has no row in libs/testing/src/decide.ts`);
}
