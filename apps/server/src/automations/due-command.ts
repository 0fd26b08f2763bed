import {
  CloseVacantChat,
  EndWatch,
  ExpireOffer,
  RemoveOperator,
  RequeueChat,
  type Settings,
  ShowOperatorOffline,
  TimeOutVisitor,
  VoidOffers,
} from '#libs/domain';

/** What is decided with the clock and the settings of the moment is not kept. */
type Kept<C extends { readonly data: object }> = Omit<C['data'], 'at' | 'settings'>;

interface DueCommands {
  'visitor.time-out': Kept<TimeOutVisitor>;
  'chat.close': Kept<CloseVacantChat>;
  'offer.expire': Kept<ExpireOffer>;
  'offer.void': Kept<VoidOffers>;
  'chat.requeue': Kept<RequeueChat>;
  'chat.remove-operator': Kept<RemoveOperator>;
  'chat.end-watch': Kept<EndWatch>;
  'operator.show-offline': Kept<ShowOperatorOffline>;
}
type Name = keyof DueCommands;

/** A command of Parley's own, as it waits for its time. */
export type DueCommand = { [N in Name]: { readonly type: N; readonly data: DueCommands[N] } }[Name];

type Moment = { readonly at: number; readonly settings: Settings };
export type MadeCommand = { readonly constructor: unknown; readonly data: { readonly at: number } };

const makers: { readonly [N in Name]: (data: DueCommands[N], moment: Moment) => MadeCommand } = {
  'visitor.time-out': (data, moment) => new TimeOutVisitor({ ...data, ...moment }),
  'chat.close': (data, { at }) => new CloseVacantChat({ ...data, at }),
  'offer.expire': (data, { at }) => new ExpireOffer({ ...data, at }),
  'offer.void': (data, { at }) => new VoidOffers({ ...data, at }),
  'chat.requeue': (data, { at }) => new RequeueChat({ ...data, at }),
  'chat.remove-operator': (data, { at }) => new RemoveOperator({ ...data, at }),
  'chat.end-watch': (data, { at }) => new EndWatch({ ...data, at }),
  'operator.show-offline': (data, { at }) => new ShowOperatorOffline({ ...data, at }),
};

export function commandOf({ type, data }: DueCommand, moment: Moment): MadeCommand {
  return (makers[type] as (data: unknown, moment: Moment) => MadeCommand)(data, moment);
}
