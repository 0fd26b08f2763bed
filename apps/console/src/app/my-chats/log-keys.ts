import { Directive, ElementRef, inject, output } from '@angular/core';
import { chordOf } from '../keyboard/chord';
import { Look } from '../live/look';

const steps: Partial<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

/** Through the log message by message; which one it is at, the browser's own focus says. */
@Directive({ selector: '[pLogKeys]', host: { '(keydown)': 'onKey($event)' } })
export class LogKeys {
  readonly #box = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #look = inject(Look);
  /** The key of the message that is to be copied. */
  readonly copied = output<string>({ alias: 'pLogKeys' });

  protected onKey(event: KeyboardEvent): void {
    const chord = chordOf(event);
    const step = steps[chord];
    if (step !== undefined) this.#move(step, event);
    else if (chord === 'C' && this.#look.singleKeys()) this.#copy(event);
  }

  #move(step: number, event: KeyboardEvent): void {
    const rows = [...this.#box.querySelectorAll<HTMLElement>('p-message-row')];
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const next = here < 0 ? rows.at(-1) : rows[Math.min(rows.length - 1, Math.max(0, here + step))];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #copy(event: KeyboardEvent): void {
    const row = document.activeElement?.closest<HTMLElement>('p-message-row');
    const key = row?.dataset['key'];
    if (key === undefined) return;
    event.preventDefault();
    this.copied.emit(key);
  }
}
