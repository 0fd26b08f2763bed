import type { Instant } from '../ids';
import { Rejection } from '../rejection';
import type { Settings, SettingsBounds, SettingsFact } from './events';

/** An administrator changes settings, all at once. */
export class ChangeSettings {
  static readonly type = 'settings.change';
  constructor(readonly data: { readonly at: Instant; readonly settings: Settings }) {}
}

const day = 86_400_000;
/** Smallest and largest, in the unit of the setting: the only place that says so. */
export const settingsBounds = {
  visitorAwayAfter: [1, day],
  visitorGoneAfter: [1, day],
  operatorOfflineAfter: [1, day],
  operatorRequeueAfter: [1, day],
  vacancyLimit: [1, 30 * day],
  inviteExpiresAfter: [1, day],
  transferExpiresAfter: [1, day],
  passwordLength: [8, 64],
  defaultPasswordHours: [1, 336],
} as const satisfies SettingsBounds;

export function changeSettings({ data }: ChangeSettings, before: Settings): SettingsFact[] {
  const settings = { ...before, ...data.settings };
  for (const field of Object.keys(settingsBounds) as (keyof typeof settingsBounds)[]) mustBeInBounds(settings, field);
  if (settings.visitorGoneAfter < settings.visitorAwayAfter) throw badField('visitorGoneAfter');
  const isSame = (Object.keys(settings) as (keyof Settings)[]).every((field) => settings[field] === before[field]);
  return isSame ? [] : [{ type: 'SettingsChanged', data: { settings } }];
}

function mustBeInBounds(settings: Settings, field: keyof typeof settingsBounds): void {
  const value = settings[field];
  const [smallest, largest] = settingsBounds[field];
  const isKept = value === null ? field === 'operatorRequeueAfter' : value >= smallest && value <= largest;
  if (!isKept) throw badField(field, { smallest, largest });
}

function badField(field: keyof Settings, detail?: Record<string, unknown>): Rejection {
  return new Rejection('BAD_FIELD', detail, `settings.${field}`);
}
