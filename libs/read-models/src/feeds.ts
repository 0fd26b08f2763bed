import type {
  DashboardRow,
  MemberThreadRow,
  MeRow,
  OperatorRow,
  SiteRow,
  TeamRow,
  VisitorThreadRow,
} from '#libs/contracts';

/** A feed is what one audience receives of one question. */
export type FeedKind = 'visitor' | 'chat' | 'dashboard' | 'me' | 'team' | 'operators' | 'sites';

/** Stands in for the id of the feeds that exist once: team, operators, sites. */
export const onlyFeed = '00000000-0000-0000-0000-000000000000';

interface PutOf<K extends FeedKind, R> {
  readonly kind: K;
  /** Id of the chat, site or operator; `onlyFeed` for team, operators and sites. */
  readonly feed: string;
  readonly key: string;
  /** Null: the row is gone. */
  readonly row: Readonly<R> | null;
}
/** One changed row of one feed. Its body is fixed: nothing that it holds ever changes again. */
export type Put =
  | PutOf<'visitor', VisitorThreadRow>
  | PutOf<'chat', MemberThreadRow>
  | PutOf<'dashboard', DashboardRow>
  | PutOf<'me', MeRow>
  | PutOf<'team', TeamRow>
  | PutOf<'operators', OperatorRow>
  | PutOf<'sites', SiteRow>;
