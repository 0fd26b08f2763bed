import type { AuditorFact } from './auditor/events';
import type { ChatFact } from './chat/events';
import type { OperatorFact } from './operator/events';
import type { ReadingFact } from './reading/events';
import type { SettingsFact } from './settings/events';
import type { SiteFact } from './site/events';
import type { StaffFact } from './staff/events';
import type { VisitorFact } from './visitor/events';

/** Every fact there is. A read model names each, with a function or the word 'ignored'. */
export type ParleyFact =
  ChatFact | ReadingFact | VisitorFact | StaffFact | OperatorFact | SiteFact | SettingsFact | AuditorFact;
export type FactType = ParleyFact['type'];
export type FactOf<T extends FactType> = Extract<ParleyFact, { type: T }>;
