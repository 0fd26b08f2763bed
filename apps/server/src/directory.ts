import {
  anAdministratorHasOwnPassword,
  defaultSettings,
  operatorDefinition,
  type OperatorFact,
  type ParleyFact,
  presenceOf,
  type Settings,
  settingsStream,
  type SiteConfiguration,
  type SiteFact,
  siteDefinition,
  staffDefinition,
  type StaffFact,
  staffStream,
} from '#libs/domain';
import { seesSite, type StaffMember } from './auth/permissions';
import type { Recorded } from './projections/projector';

export interface KnownSite {
  readonly id: string;
  readonly key: string;
  readonly configuration: SiteConfiguration;
}
export type KnownOperator = StaffMember & {
  readonly name: string;
  readonly email: string;
  readonly password: 'none' | 'start' | 'own';
};

type Folded<S> = { version: number; state: S };

/**
 * Who is on the staff, which sites there are and what is set: folded from the log itself on every node, so that a right
 * ends everywhere within a second. Facts may come twice; each is taken once, by its version.
 */
export class Directory {
  private readonly staff: Folded<typeof staffDefinition.initial> = { version: 0, state: staffDefinition.initial };
  private readonly siteStates = new Map<string, Folded<typeof siteDefinition.initial>>();
  private readonly operatorStates = new Map<string, Folded<typeof operatorDefinition.initial>>();
  private settingsNow: Settings = defaultSettings;
  private settingsVersion = 0;
  private readonly listeners = new Set<(operator: string) => void>();
  private readonly erasures = new Set<(visitor: string) => void>();

  /** Told which operator's rights may have changed. */
  onRights(listener: (operator: string) => void): void {
    this.listeners.add(listener);
  }

  /** Told of a visitor whose key is destroyed; maybe more than once. */
  onErased(listener: (visitor: string) => void): void {
    this.erasures.add(listener);
  }

  take(facts: readonly Recorded[]): void {
    for (const recorded of facts) {
      if (recorded.streamId === staffStream.id) this.takeStaff(recorded, recorded.fact as StaffFact);
      else if (recorded.streamId === settingsStream.id) this.takeSettings(recorded);
      else if (isSiteFact(recorded.fact)) this.takeSite(recorded, recorded.fact);
      else if (isOperatorFact(recorded.fact)) this.takeOperator(recorded, recorded.fact);
      else if (recorded.fact.type === 'VisitorErased') this.takeErasure(recorded.fact.data.visitor);
    }
  }

  get settings(): Settings {
    return this.settingsNow;
  }

  operator(id: string): KnownOperator | null {
    const found = this.staff.state.operators.get(id);
    return found ? { ...found, id, name: found.name ?? '', email: found.email ?? '' } : null;
  }

  /** P4: an administrator has a password of his own, so Parley may be opened to the network. */
  get isSettled(): boolean {
    return anAdministratorHasOwnPassword(this.staff.state);
  }

  operators(): KnownOperator[] {
    return [...this.staff.state.operators.keys()].flatMap((id) => this.operator(id) ?? []);
  }

  presenceOf(id: string): ReturnType<typeof presenceOf> {
    return presenceOf(this.operatorStates.get(id)?.state ?? operatorDefinition.initial);
  }

  /** Whether anybody who could accept is online. */
  isStaffed(site: string): boolean {
    return this.operators().some(
      (one) => one.enabled && one.role !== 'auditor' && seesSite(one, site) && this.presenceOf(one.id) === 'online',
    );
  }

  nameOf(id: string): string {
    return this.operator(id)?.name ?? '';
  }

  site(id: string): KnownSite | null {
    const state = this.siteStates.get(id)?.state;
    return state?.key && state.configuration ? { id, key: state.key, configuration: state.configuration } : null;
  }

  siteByKey(key: string): KnownSite | null {
    return this.sites().find((site) => site.key === key) ?? null;
  }

  sites(): KnownSite[] {
    return [...this.siteStates.keys()].flatMap((id) => this.site(id) ?? []);
  }

  private takeErasure(visitor: string): void {
    for (const listener of this.erasures) listener(visitor);
  }

  private takeStaff(recorded: Recorded, fact: StaffFact): void {
    if (recorded.streamVersion <= this.staff.version) return;
    this.staff.version = recorded.streamVersion;
    this.staff.state = staffDefinition.evolve(this.staff.state, fact);
    for (const listener of this.listeners) listener(fact.data.operator);
  }

  private takeSettings(recorded: Recorded): void {
    if (recorded.streamVersion <= this.settingsVersion || recorded.fact.type !== 'SettingsChanged') return;
    this.settingsVersion = recorded.streamVersion;
    this.settingsNow = recorded.fact.data.settings;
  }

  private takeOperator(recorded: Recorded, fact: OperatorFact): void {
    const known = this.operatorStates.get(recorded.streamId) ?? { version: 0, state: operatorDefinition.initial };
    if (recorded.streamVersion <= known.version) return;
    const state = operatorDefinition.evolve(known.state, fact);
    this.operatorStates.set(recorded.streamId, { version: recorded.streamVersion, state });
  }

  private takeSite(recorded: Recorded, fact: SiteFact): void {
    const known = this.siteStates.get(recorded.streamId) ?? { version: 0, state: siteDefinition.initial };
    if (recorded.streamVersion <= known.version) return;
    const state = siteDefinition.evolve(known.state, fact);
    this.siteStates.set(recorded.streamId, { version: recorded.streamVersion, state });
  }
}

const operatorFacts = new Set<string>([
  'OperatorCameOnline',
  'OperatorSetAway',
  'OperatorDisconnected',
  'OperatorWentOffline',
] satisfies OperatorFact['type'][]);

function isOperatorFact(fact: ParleyFact): fact is OperatorFact {
  return operatorFacts.has(fact.type);
}

function isSiteFact(fact: ParleyFact): fact is SiteFact {
  return fact.type === 'SiteCreated' || fact.type === 'SiteChanged';
}
