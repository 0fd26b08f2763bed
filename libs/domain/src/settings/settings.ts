import { defaultSettings, type Settings, type SettingsFact } from './events';

export const initialSettings: Settings = defaultSettings;

/** Settings that were added to Parley after the fact have their defaults. */
export function evolveSettings(_: Settings, fact: SettingsFact): Settings {
  return { ...defaultSettings, ...fact.data.settings };
}

export const settingsDefinition = { kind: 7, initial: initialSettings, evolve: evolveSettings };
