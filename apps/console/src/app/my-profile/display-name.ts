import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Live } from '../live/live';
import { Me } from '../live/me';
import { Texts } from '../texts/texts';
import { profile } from '../texts/scopes/profile';
import { TextField } from '../ui/text-field';

/** The name that visitors and the other operators read. */
@Component({
  selector: 'p-display-name',
  imports: [FormsModule, TextField],
  template: `<form class="part" novalidate (ngSubmit)="save()">
    <p-text-field
      name="name"
      autocomplete="name"
      [label]="t('name.label')"
      [hint]="isRead() ? t('name.hint') : ''"
      [problem]="problem()"
      [(value)]="name"
    />
    <div class="row">
      <button class="btn solid tall" [disabled]="busy() || !isNew()">{{ t('name.save') }}</button>
      <span role="status">{{ done() ? t('saved') : '' }}</span>
    </div>
  </form>`,
  styleUrl: '../ui/form-parts.css',
})
export class DisplayName {
  readonly #live = inject(Live);
  readonly #me = inject(Me);
  protected readonly t = inject(Texts).of(profile);
  /** An auditor is in no chat and on no list of the team. */
  protected readonly isRead = computed(() => this.#me.self()?.role !== 'auditor');
  readonly #known = computed(() => this.#me.self()?.name ?? '');
  protected readonly name = linkedSignal(() => this.#known());
  protected readonly isNew = computed(() => this.name().trim() !== '' && this.name().trim() !== this.#known());
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly problem = signal('');

  protected async save(): Promise<void> {
    if (this.busy() || !this.isNew()) return;
    this.busy.set(true);
    this.done.set(false);
    const ack = await this.#live.send('profile.change', { name: this.name().trim() });
    this.busy.set(false);
    this.done.set(ack.ok);
    this.problem.set(ack.ok ? '' : this.t(ack.field === 'name' ? 'name.wrong' : 'failed'));
  }
}
