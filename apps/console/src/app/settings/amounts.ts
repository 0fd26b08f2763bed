import type { Settings, SettingsBounds } from '#libs/contracts';

export type AmountField = keyof SettingsBounds;
export type Unit = 'seconds' | 'minutes' | 'hours' | 'characters';

const second = 1000;
/** How much of the setting's own unit one of these is. */
const worth: Record<Unit, number> = { seconds: second, minutes: 60 * second, hours: 1, characters: 1 };

/** In which unit each setting is read and written by people. Hours are kept as hours, times as milliseconds. */
export const unitOf: Record<AmountField, Unit> = {
  visitorAwayAfter: 'seconds',
  visitorGoneAfter: 'seconds',
  operatorOfflineAfter: 'seconds',
  operatorRequeueAfter: 'minutes',
  vacancyLimit: 'minutes',
  inviteExpiresAfter: 'seconds',
  transferExpiresAfter: 'seconds',
  passwordLength: 'characters',
  defaultPasswordHours: 'hours',
};

/** As people write it: without the noise of fractions that a division leaves. */
export function amountText(field: AmountField, value: number): string {
  return String(Number((value / worth[unitOf[field]]).toFixed(3)));
}

/** What was written, in the setting's own unit; null where it is no number. A comma is a point. */
export function amountFrom(field: AmountField, text: string): number | null {
  const written = text.trim().replace(',', '.');
  const value = written === '' ? Number.NaN : Number(written) * worth[unitOf[field]];
  return Number.isFinite(value) ? Math.round(value) : null;
}

const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', second],
  ['millisecond', 1],
] as const;

/** One end of the bounds in the greatest unit that says it whole; a unit of `Intl`, none for characters. */
export function boundOf(field: AmountField, end: number): { amount: number; unit: (typeof spans)[number][0] | null } {
  const unit = unitOf[field];
  if (unit === 'characters') return { amount: end, unit: null };
  if (unit === 'hours') return { amount: end, unit: 'hour' };
  const [name, length] = spans.find(([, length]) => end % length === 0) ?? spans[4];
  return { amount: end / length, unit: name };
}

export type Fault = 'outside' | 'goneBeforeAway';

/** What the server would refuse, said before it is sent. */
export function faultOf(field: AmountField, settings: Written, bounds: SettingsBounds): Fault | null {
  const value = settings[field];
  const [least, most] = bounds[field];
  if (field === 'operatorRequeueAfter' && value === null) return null;
  if (typeof value !== 'number' || value < least || value > most) return 'outside';
  const isEarly = field === 'visitorGoneAfter' && value < (settings.visitorAwayAfter ?? 0);
  return isEarly ? 'goneBeforeAway' : null;
}

/** Settings as they are being written; `undefined` is what is no number. */
export type Written = { readonly [K in keyof Settings]: Settings[K] | undefined };

/** Only what was changed goes over what the server has now: two administrators do not undo each other. */
export function merged(before: Settings, written: Settings, now: Settings): Settings {
  const changed = Object.entries(written).filter(([key, value]) => before[key as keyof Settings] !== value);
  return { ...now, ...Object.fromEntries(changed) };
}
