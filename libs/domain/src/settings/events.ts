import type { Fact } from '../fact';

/** Times in milliseconds. `null` switches a limit off. */
export interface Settings {
  readonly visitorAwayAfter: number;
  readonly visitorGoneAfter: number;
  readonly operatorOfflineAfter: number;
  readonly operatorRequeueAfter: number | null;
  readonly vacancyLimit: number;
  readonly inviteExpiresAfter: number;
  readonly transferExpiresAfter: number;
  readonly watchBy: 'operators' | 'supervisors';
  readonly passwordLength: number;
  readonly defaultPasswordHours: number;
  readonly initialPassword: 'default' | 'random';
}

/** Smallest and largest of the settings that are numbers. */
export type SettingsBounds = Readonly<
  Record<Exclude<keyof Settings, 'watchBy' | 'initialPassword'>, readonly [number, number]>
>;

export const defaultSettings: Settings = {
  visitorAwayAfter: 5_000,
  visitorGoneAfter: 90_000,
  operatorOfflineAfter: 60_000,
  operatorRequeueAfter: 300_000,
  vacancyLimit: 900_000,
  inviteExpiresAfter: 120_000,
  transferExpiresAfter: 60_000,
  watchBy: 'operators',
  passwordLength: 12,
  defaultPasswordHours: 72,
  initialPassword: 'default',
};

/** An administrator changed settings; all of them stand in the fact. */
export type SettingsChanged = Fact<'SettingsChanged', { settings: Settings }>;

export type SettingsFact = SettingsChanged;
