/** What an operator has chosen for himself; kept by the server, so the same on every device. */
export interface Choices {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'standard' | 'compact' | 'comfortable';
  readonly textSize: 'standard' | 'large' | 'larger';
  /** A key of the languages in `public/i18n/languages.json`; empty is the browser's own. */
  readonly language: string;
  /** `language`: as the chosen language has it. */
  readonly timeFormat: '24 hours' | '12 hours' | 'language';
  /** Keys without Ctrl, outside text fields. */
  readonly singleKeys: boolean;
  readonly sound: 'always' | 'only when hidden' | 'off';
  readonly soundWaiting: boolean;
  readonly soundOffer: boolean;
  readonly soundMessage: boolean;
  /** 0 to 100. */
  readonly volume: number;
  /** Seconds between two rings while somebody waits; 0 rings once. */
  readonly repeatWaiting: number;
  readonly desktop: boolean;
  /** Whether a desktop notification shows what the visitor wrote. */
  readonly desktopText: boolean;
  readonly stayAfterAccept: boolean;
}

type Stored = Readonly<Record<string, string | number | boolean>>;

/** Every key with the values that it may have, the usual one first; a number has its least and most. */
export const options = {
  theme: ['system', 'light', 'dark'],
  density: ['standard', 'compact', 'comfortable'],
  textSize: ['standard', 'large', 'larger'],
  timeFormat: ['24 hours', '12 hours', 'language'],
  sound: ['always', 'only when hidden', 'off'],
} as const;

/** What was stored, with the usual value for what is missing or not known (any more). */
export function choicesOf(stored: Stored): Choices {
  const one = <T extends string>(key: string, all: readonly [T, ...T[]]): T =>
    all.find((value) => value === stored[key]) ?? all[0];
  const flag = (key: string, usual: boolean): boolean => (typeof stored[key] === 'boolean' ? stored[key] : usual);
  const amount = (key: string, usual: number, most: number): number =>
    typeof stored[key] === 'number' ? Math.min(most, Math.max(0, stored[key])) : usual;
  return {
    theme: one('theme', options.theme),
    density: one('density', options.density),
    textSize: one('textSize', options.textSize),
    language: typeof stored['language'] === 'string' ? stored['language'] : '',
    timeFormat: one('timeFormat', options.timeFormat),
    singleKeys: flag('singleKeys', true),
    sound: one('sound', options.sound),
    soundWaiting: flag('soundWaiting', true),
    soundOffer: flag('soundOffer', true),
    soundMessage: flag('soundMessage', true),
    volume: amount('volume', 60, 100),
    repeatWaiting: amount('repeatWaiting', 20, 600),
    desktop: flag('desktop', true),
    desktopText: flag('desktopText', false),
    stayAfterAccept: flag('stayAfterAccept', false),
  };
}
