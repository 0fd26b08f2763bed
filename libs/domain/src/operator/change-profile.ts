import type { Instant, OperatorId } from '../ids';
import { Rejection } from '../rejection';
import { mustExist } from '../staff/administrators';
import type { StaffFact } from '../staff/events';
import type { Staff } from '../staff/staff';
import type { OperatorFact, ProfileChanged } from './events';
import type { Operator } from './operator';

/** An operator changes how he is shown, or his own choices on look and sound; what is not given stays. */
export class ChangeProfile {
  static readonly type = 'profile.change';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly operator: OperatorId;
      readonly name?: string;
      readonly choices?: ProfileChanged['data']['choices'];
    },
  ) {}
}

export interface ProfileChange {
  readonly facts: { readonly staff: StaffFact[]; readonly operator: OperatorFact[] };
}

export function changeProfile(command: ChangeProfile, staff: Staff, operator: Operator): ProfileChange {
  return { facts: { staff: renamed(command, staff), operator: chosen(command, operator) } };
}

function renamed({ data }: ChangeProfile, staff: Staff): StaffFact[] {
  const before = mustExist(staff, data.operator).name;
  const name = data.name?.trim();
  if (name === '') throw new Rejection('BAD_FIELD', undefined, 'name');
  if (name === undefined || name === before) return [];
  return [{ type: 'OperatorRenamed', data: { operator: data.operator }, private: { name }, person: data.operator }];
}

/** All choices stand in the fact, so the newest one is the truth. */
function chosen({ data }: ChangeProfile, { choices }: Operator): OperatorFact[] {
  const changes = Object.entries(data.choices ?? {}).filter(([key, value]) => choices[key] !== value);
  if (changes.length === 0) return [];
  const all = { ...choices, ...Object.fromEntries(changes) };
  return [{ type: 'ProfileChanged', data: { operator: data.operator, choices: all } }];
}
