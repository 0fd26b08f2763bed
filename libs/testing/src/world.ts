import * as domain from '#libs/domain';
import type { Chat, Operator, OperatorId, ParleyFact, Reading, Settings, Site, Staff, Visitor } from '#libs/domain';

/** One of each stream, folded: all that the rules of one chat and its people read. */
export interface World {
  readonly chat: Chat;
  readonly reading: Reading;
  readonly visitor: Visitor;
  readonly staff: Staff;
  readonly operators: ReadonlyMap<OperatorId, Operator>;
  readonly site: Site;
  readonly settings: Settings;
}

export const emptyWorld: World = {
  chat: domain.initialChat,
  reading: domain.initialReading,
  visitor: domain.initialVisitor,
  staff: domain.initialStaff,
  operators: new Map(),
  site: domain.initialSite,
  settings: domain.initialSettings,
};

export function operatorIn(world: World, operator: OperatorId): Operator {
  return world.operators.get(operator) ?? domain.initialOperator;
}

export function foldWorld(world: World, fact: ParleyFact): World {
  switch (fact.type) {
    case 'ReadMoved':
      return { ...world, reading: domain.evolveReading(world.reading, fact) };
    case 'VisitorArrived':
    case 'VisitorStartedChat':
    case 'VisitorHeld':
    case 'VisitorReleased':
    case 'VisitorErasureRequested':
    case 'VisitorErased':
      return { ...world, visitor: domain.evolveVisitor(world.visitor, fact) };
    case 'OperatorCreated':
    case 'DefaultPasswordIssued':
    case 'PasswordChanged':
    case 'OperatorDisabled':
    case 'OperatorEnabled':
    case 'OperatorRoleChanged':
    case 'OperatorSitesChanged':
    case 'OperatorRenamed':
      return { ...world, staff: domain.evolveStaff(world.staff, fact) };
    case 'SignedIn':
    case 'SignedOut':
    case 'SignInFailed':
    case 'OperatorCameOnline':
    case 'OperatorSetAway':
    case 'OperatorDisconnected':
    case 'OperatorWentOffline':
    case 'ProfileChanged':
      return { ...world, operators: withOperator(world, fact) };
    case 'SiteCreated':
    case 'SiteChanged':
      return { ...world, site: domain.evolveSite(world.site, fact) };
    case 'SettingsChanged':
      return { ...world, settings: domain.evolveSettings(world.settings, fact) };
    case 'HistorySearched':
    case 'HistoryOpened':
    case 'WatchListRead':
    case 'ChatExported':
    case 'LogExported':
    case 'BoardRead':
      return world;
    default:
      return { ...world, chat: domain.evolveChat(world.chat, fact) };
  }
}

function withOperator(world: World, fact: domain.OperatorFact): World['operators'] {
  const { operator } = fact.data;
  return new Map(world.operators).set(operator, domain.evolveOperator(operatorIn(world, operator), fact));
}
