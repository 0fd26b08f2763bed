import { Component, computed, ElementRef, inject, input, model, signal } from '@angular/core';
import { Session } from '../../sign-in/session';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { CopyButton } from '../../ui/copy-button';
import { Icon } from '../../ui/icon';
import { momentText } from './moment';
import { OpenedChat } from './opened-chat';
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
        <label class="small quiet">
          {{ t('export.viewer') }}
          <select #whose class="field" (change)="viewer.set(whose.value)">
            @for (one of viewers(); track one.id) {
              <option [value]="one.id" [selected]="one.id === viewer()">{{ one.name }}</option>
            }
          </select>
        </label>
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
  readonly #opened = inject(OpenedChat);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = inject(Texts).of(audit);
  readonly chat = input.required<string>();
  readonly opened = model(false);
  /** Whose transcript: what one never saw is not in it. Events and bundle have it all. */
  protected readonly viewer = signal('everybody');
  protected readonly viewers = computed(() => [
    { id: 'everybody', name: this.t('export.everybody') },
    { id: 'visitor', name: this.t('replay.visitor') },
    ...this.#opened.operators().map((who) => ({ id: who.id, name: this.#opened.nameOf(who) })),
  ]);
  protected readonly files = computed(() => {
    const role = this.#session.who()?.operator.role;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return forms
      .filter((as) => as !== 'bundle' || role === 'administrator' || role === 'auditor')
      .map((as) => ({
        as,
        text: this.t(`export.${as}`),
        href: `/api/export/${this.chat()}?${new URLSearchParams({ as, zone, viewer: this.viewer() }).toString()}`,
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
