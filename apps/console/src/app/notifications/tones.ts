import type { Ring } from './moment';

interface Tone {
  readonly hertz: number;
  /** Seconds from the beginning of the sound. */
  readonly from: number;
  readonly seconds: number;
}

/** Three sounds that are told apart without looking: two calls upwards, a chord note by note, one soft knock. */
export const tones: Record<Ring, readonly Tone[]> = {
  waiting: [
    { hertz: 659, from: 0, seconds: 0.16 },
    { hertz: 880, from: 0.17, seconds: 0.24 },
    { hertz: 659, from: 0.5, seconds: 0.16 },
    { hertz: 880, from: 0.67, seconds: 0.3 },
  ],
  offer: [
    { hertz: 523, from: 0, seconds: 0.14 },
    { hertz: 659, from: 0.13, seconds: 0.14 },
    { hertz: 784, from: 0.26, seconds: 0.14 },
    { hertz: 1047, from: 0.39, seconds: 0.4 },
  ],
  message: [
    { hertz: 392, from: 0, seconds: 0.09 },
    { hertz: 587, from: 0.09, seconds: 0.16 },
  ],
};
