const percents = [70, 0, 10, 20, 30, 40, 50, 60, 80, 90, 100] as const;

/** Every choice that an operator has, by its key in `profile.change`, and what it may be; the first is the default. */
export const choiceValues = {
  theme: ['system', 'light', 'dark'],
  density: ['standard', 'compact', 'comfortable'],
  textSize: ['standard', 'large', 'larger'],
  language: ['en', 'de', 'ar'],
  /** Hours on the clock. */
  timeFormat: ['24', '12'],
  soundWaiting: [true, false],
  soundOffer: [true, false],
  soundMessage: [true, false],
  /** `hidden`: only while no window of the console is on the screen. */
  soundWhen: ['always', 'hidden'],
  /** Percent. */
  volume: percents,
  /** Seconds between two sounds while visitors wait; 0: once. */
  waitingRepeat: [20, 0, 10, 30, 60],
  desktop: [true, false],
  /** Whether desktop notifications show what the visitor wrote. */
  desktopText: [false, true],
  singleKeys: [true, false],
  stayOnDashboard: [false, true],
} as const;

export type ChoiceKey = keyof typeof choiceValues;
export type Choices = { readonly [K in ChoiceKey]: (typeof choiceValues)[K][number] };

/** What the server keeps under these keys, with the default wherever that is none of the values. */
export function choicesFrom(kept: Readonly<Record<string, unknown>>): Choices {
  const entries = Object.entries(choiceValues).map(([key, [first, ...others]]) => {
    const known = [first, ...others].find((value) => value === kept[key]);
    return [key, known ?? first];
  });
  return Object.fromEntries(entries) as Choices;
}
