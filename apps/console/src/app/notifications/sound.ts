import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Ring } from './moment';
import { tones } from './tones';

interface Playing {
  readonly ring: Ring;
  readonly voices: readonly OscillatorNode[];
}

/** The loudest that a sound may be, of what the device can do. */
const loudest = 0.4;

/** Makes the sounds. Browsers let a page sound only after a click; it counts as proved once a sound has come to its end. */
@Injectable({ providedIn: 'root' })
export class Sound {
  #context: AudioContext | null = null;
  readonly #running = signal(false);
  readonly #proved = signal(false);
  #playing: readonly Playing[] = [];

  readonly state = computed((): 'locked' | 'ready' | 'proved' => {
    if (!this.#running()) return 'locked';
    return this.#proved() ? 'proved' : 'ready';
  });

  constructor() {
    const wake = (): void => void this.unlock();
    const gestures = ['pointerdown', 'keydown'] as const;
    for (const gesture of gestures) document.addEventListener(gesture, wake, { capture: true });
    // Whoever has just signed in has clicked
    if (navigator.userActivation?.hasBeenActive) wake();
    inject(DestroyRef).onDestroy(() => {
      for (const gesture of gestures) document.removeEventListener(gesture, wake, { capture: true });
    });
  }

  /** Takes the leave to sound that a click gives. */
  async unlock(): Promise<void> {
    if (this.#running() || typeof AudioContext === 'undefined') return;
    this.#context ??= new AudioContext();
    const context = this.#context;
    context.onstatechange = () => this.#running.set(context.state === 'running');
    await context.resume().catch(() => undefined);
    this.#running.set(context.state === 'running');
  }

  /** `volume`: 0 to 100. */
  play(ring: Ring, volume: number): void {
    const context = this.#context;
    if (!context || !this.#running()) return;
    this.stop(ring);
    const voices = tones[ring].map((tone) => voiceOf(context, tone, (volume / 100) * loudest));
    const playing = { ring, voices };
    this.#playing = [...this.#playing, playing];
    const last = voices.at(-1);
    if (!last) return;
    last.onended = () => {
      this.#playing = this.#playing.filter((one) => one !== playing);
      this.#proved.set(true);
    };
  }

  /** At once, in the middle of it. */
  stop(ring: Ring): void {
    for (const playing of this.#playing.filter((one) => one.ring === ring)) {
      const last = playing.voices.at(-1);
      if (last) last.onended = null;
      for (const voice of playing.voices) voice.stop();
    }
    this.#playing = this.#playing.filter((one) => one.ring !== ring);
  }
}

/** Swells and fades, so that it does not click. */
function voiceOf(
  context: AudioContext,
  { hertz, from, seconds }: { hertz: number; from: number; seconds: number },
  loudness: number,
): OscillatorNode {
  const begin = context.currentTime + from;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.0001, begin);
  gain.gain.exponentialRampToValueAtTime(Math.max(0.0002, loudness), begin + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, begin + seconds);
  gain.connect(context.destination);
  const voice = context.createOscillator();
  voice.type = 'sine';
  voice.frequency.value = hertz;
  voice.connect(gain);
  voice.start(begin);
  voice.stop(begin + seconds);
  return voice;
}
