import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChildren,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { Ack } from '#libs/contracts';
import { Live } from '../live/live';
import { Texts } from '../texts/texts';
import { sites } from '../texts/scopes/sites';
import { CopyButton } from '../ui/copy-button';
import { TextField } from '../ui/text-field';
import { Toggle } from '../ui/toggle';
import { AccentField } from './accent-field';
import { contrastWithWhite, isColour, leastContrast } from './contrast';
import { configurationOf, type DraftField, draftOf, emptyDraft, refusedField, type SiteDraft } from './site-draft';
import { SiteList } from './site-list';
import { SitePreview } from './site-preview';

/** V1: one website: where its widget works, how it looks, what it asks and says. `new` is one that is yet to be made. */
@Component({
  selector: 'p-site-form',
  imports: [AccentField, CopyButton, FormsModule, RouterLink, SitePreview, TextField, Toggle],
  templateUrl: './site-form.html',
  styleUrls: ['../ui/page-parts.css', '../ui/form-parts.css', './site-form.css'],
})
export class SiteForm {
  readonly #live = inject(Live);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  protected readonly t = inject(Texts).of(sites);
  protected readonly list = inject(SiteList);
  /** From the address. */
  readonly siteId = input.required<string>();
  protected readonly isNew = computed(() => this.siteId() === 'new');
  protected readonly site = computed(() => this.list.find(this.siteId()));
  protected readonly isThere = computed(() => this.isNew() || this.site() !== undefined);
  readonly #key = computed(() => (this.isThere() ? this.siteId() : null));
  // Follows the site and not each change of its row: what is being written is not swept away.
  protected readonly draft = linkedSignal<string | null, SiteDraft>({
    source: this.#key,
    computation: () => {
      const site = this.site();
      return site ? draftOf(site.configuration) : emptyDraft;
    },
  });
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);
  protected readonly refused = signal<DraftField | 'other' | null>(null);
  protected readonly sendable = computed(() => {
    const { name, accent } = this.draft();
    return name.trim() !== '' && isColour(accent) && contrastWithWhite(accent) >= leastContrast;
  });
  protected readonly snippet = computed(
    () => `<script async src="${location.origin}/widget/${this.site()?.key ?? ''}.js"></script>`,
  );
  private readonly fields = viewChildren(TextField);

  protected write(change: Partial<SiteDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.saved.set(false);
  }

  protected async save(): Promise<void> {
    if (this.busy() || !this.sendable()) return;
    this.busy.set(true);
    this.saved.set(false);
    this.refused.set(null);
    const configuration = configurationOf(this.draft());
    const ack = this.isNew()
      ? await this.#live.send('site.create', { configuration })
      : await this.#live.send('site.change', { site: this.siteId(), configuration });
    this.busy.set(false);
    this.#answered(ack);
  }

  protected problemAt(field: DraftField): string {
    return this.refused() === field ? this.t(`wrong.${field}`) : '';
  }

  #answered(ack: Ack<'site.create' | 'site.change'>): void {
    if (!ack.ok) {
      this.refused.set(refusedField(ack) ?? 'other');
      afterNextRender(
        () =>
          this.fields()
            .find((field) => field.problem())
            ?.focus(),
        { injector: this.#injector },
      );
      return;
    }
    this.draft.set(draftOf(configurationOf(this.draft())));
    this.saved.set(true);
    if ('site' in ack.result) void this.#router.navigate(['/sites', ack.result.site]);
  }
}
