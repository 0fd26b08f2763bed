import { Component, computed, ElementRef, inject, input, model } from '@angular/core';
import { Session } from '../../sign-in/session';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { CopyButton } from '../../ui/copy-button';
import { Icon } from '../../ui/icon';
import { momentText } from './moment';
import { Player } from './player';

const forms = ['html', 'text', 'jsonl', 'bundle'] as const;

/** What of a replay can be taken along: a link to the moment, and the chat as a file. */
@Component({
  selector: 'p-export-menu',
  imports: [CopyButton, Icon],
  template: `<p-copy-button [text]="link()" [label]="t('replay.copyLink')" [done]="t('replay.copied')" />
    <button class="btn line tall" [attr.aria-expanded]="opened()" (click)="opened.set(!opened())">
      <p-icon name="export" />{{ t('replay.export') }}
    </button>
    @if (opened()) {
      <div class="menu">
        @for (file of files(); track file.as) {
          <a class="btn plain" download [href]="file.href" (click)="opened.set(false)">{{ file.text }}</a>
        }
      </div>
    }`,
  styleUrl: './export-menu.css',
  host: { '(keydown.escape)': 'opened.set(false)', '(document:pointerdown)': 'pointed($event)' },
})
export class ExportMenu {
  readonly #session = inject(Session);
  readonly #player = inject(Player);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = inject(Texts).of(audit);
  readonly chat = input.required<string>();
  readonly opened = model(false);
  protected readonly files = computed(() => {
    const role = this.#session.who()?.operator.role;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return forms
      .filter((as) => as !== 'bundle' || role === 'administrator' || role === 'auditor')
      .map((as) => ({
        as,
        text: this.t(`export.${as}`),
        href: `/api/export/${this.chat()}?${new URLSearchParams({ as, zone }).toString()}`,
      }));
  });
  /** While it plays, of the second: a link that changes with each frame would cost more than it tells. */
  protected readonly link = computed(() => {
    const { playing, second, start, moment } = this.#player;
    const at = playing() ? String(start() + second() * 1000) : momentText(moment());
    return `${location.origin}/audit/${this.chat()}?t=${at}`;
  });

  /** Whoever points elsewhere has done with it. */
  protected pointed({ target }: Event): void {
    if (!(target instanceof Node && this.#host.contains(target))) this.opened.set(false);
  }
}
