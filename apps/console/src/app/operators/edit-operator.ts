import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { Ack } from '#libs/contracts';
import { Live } from '../live/live';
import { Texts } from '../texts/texts';
import { operators } from '../texts/scopes/operators';
import { Modal } from '../ui/modal';
import { seesEverySite } from './operator-state';
import { refusalText, type RefusalText } from './refusal';
import { RoleField } from './role-field';
import type { Listed } from './roster';
import { SitesChoice } from './sites-choice';

/** What somebody may do, and where. */
@Component({
  selector: 'p-edit-operator',
  imports: [FormsModule, Modal, RoleField, SitesChoice],
  template: `<p-modal [title]="t('edit', { name: one().name })" (closed)="done.emit()">
    <form novalidate (ngSubmit)="save()">
      <div class="body">
        <p-role-field [(chosen)]="role" />
        @if (newRole()) {
          <p class="facts">{{ t('roleEnds') }}</p>
        }
        @if (everySite(role())) {
          <p class="quiet">{{ t('everySite') }}</p>
        } @else {
          <p-sites-choice [(chosen)]="sites" />
        }
        <p class="problem" role="alert">{{ problemText() }}</p>
      </div>
      <footer>
        <button type="button" class="btn line tall" (click)="done.emit()">{{ t('cancel') }}</button>
        <button class="btn solid tall" [disabled]="busy()">{{ busy() ? t('saving') : t('save') }}</button>
      </footer>
    </form>
  </p-modal>`,
  styleUrls: ['../ui/dialog-parts.css', './dialogs.css'],
})
export class EditOperator {
  readonly #live = inject(Live);
  protected readonly t = inject(Texts).of(operators);
  readonly one = input.required<Listed>();
  readonly done = output();
  readonly #id = computed(() => this.one().id);
  // Follows the operator and not each change of the row: what is being chosen is not swept away.
  protected readonly role = linkedSignal({ source: this.#id, computation: () => this.one().role });
  protected readonly sites = linkedSignal<string, readonly string[] | 'all'>({
    source: this.#id,
    computation: () => this.one().sites,
  });
  protected readonly busy = signal(false);
  readonly #problem = signal<RefusalText | null>(null);
  protected readonly problemText = computed(() => {
    const problem = this.#problem();
    return problem ? this.t(problem) : '';
  });
  protected readonly everySite = seesEverySite;
  protected readonly newRole = computed(() => this.role() !== this.one().role);

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.#problem.set(null);
    const refused = (await this.#saveRole()) ?? (await this.#saveSites());
    this.busy.set(false);
    if (refused) this.#problem.set(refused);
    else this.done.emit();
  }

  async #saveRole(): Promise<RefusalText | null> {
    if (!this.newRole()) return null;
    return answered(await this.#live.send('operator.set-role', { operator: this.one().id, role: this.role() }));
  }

  async #saveSites(): Promise<RefusalText | null> {
    const chosen = this.sites();
    if (seesEverySite(this.role()) || chosen === this.one().sites) return null;
    const sites = chosen === 'all' ? chosen : [...chosen];
    return answered(await this.#live.send('operator.set-sites', { operator: this.one().id, sites }));
  }
}

function answered(ack: Ack): RefusalText | null {
  return ack.ok ? null : refusalText(ack);
}
