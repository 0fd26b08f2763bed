import { Component, computed, inject } from '@angular/core';
import { Me } from '../live/me';
import { MyChoices } from '../live/my-choices';
import { Texts } from '../texts/texts';
import { profile } from '../texts/scopes/profile';
import { Toggle } from '../ui/toggle';

/** Keys, and where an Accept leads. */
@Component({
  selector: 'p-work-choices',
  imports: [Toggle],
  template: `<p-toggle
      [label]="t('work.singleKeys')"
      [on]="mine.all().singleKeys"
      (turned)="mine.choose({ singleKeys: $event })"
    />
    <p class="quiet">{{ t('work.singleKeysHint') }}</p>
    @if (accepts()) {
      <p-toggle
        [label]="t('work.stay')"
        [on]="mine.all().stayAfterAccept"
        (turned)="mine.choose({ stayAfterAccept: $event })"
      />
    }`,
})
export class WorkChoices {
  readonly #me = inject(Me);
  protected readonly accepts = computed(() => this.#me.self()?.role !== 'auditor');
  protected readonly mine = inject(MyChoices);
  protected readonly t = inject(Texts).of(profile);
}
