import { Component, computed, inject, input, model } from '@angular/core';
import { Formats } from '../texts/formats';
import { Texts } from '../texts/texts';
import { sites } from '../texts/scopes/sites';
import { Icon } from '../ui/icon';
import { contrastWithWhite, isColour, leastContrast, nearestReadable } from './contrast';

/** A site's colour, by eye or by number, with a guard: words on it must be readable. */
@Component({
  selector: 'p-accent-field',
  imports: [Icon],
  templateUrl: './accent-field.html',
  styleUrl: './accent-field.css',
})
export class AccentField {
  readonly #formats = inject(Formats);
  protected readonly t = inject(Texts).of(sites);
  readonly problem = input('');
  readonly value = model.required<string>();
  protected readonly isColour = computed(() => isColour(this.value()));
  protected readonly shown = computed(() => (this.isColour() ? this.value().toLowerCase() : '#000000'));
  protected readonly isReadable = computed(() => contrastWithWhite(this.shown()) >= leastContrast);
  protected readonly nearest = computed(() => nearestReadable(this.shown()));
  /** Cut and not rounded: 4.497 must not be shown as 4.5. */
  protected readonly ratio = computed(() =>
    this.#formats.number(Math.floor(contrastWithWhite(this.shown()) * 100) / 100),
  );
}
