import { Component, computed, inject, linkedSignal, output, signal } from '@angular/core';
import { ChatActions } from '../live/chat-actions';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { Team } from '../live/team';
import { Router } from '@angular/router';
import { keyboard } from '../texts/scopes/keyboard';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { Modal } from '../ui/modal';
import { Wording } from '../ui/wording';
import { onMac, printed } from './chord';
import { Commands } from './commands';
import { type Hit, hitsOf } from './hits';
import { keyMap } from './key-map';

/** Search or jump: chats, operators and everything that can be done, each with its key. */
@Component({
  selector: 'p-palette',
  imports: [Icon, Modal],
  templateUrl: './palette.html',
  styleUrls: ['../ui/dialog-parts.css', './palette.css'],
})
export class Palette {
  readonly #chats = inject(OpenChats);
  readonly #team = inject(Team);
  readonly #commands = inject(Commands);
  readonly #actions = inject(ChatActions);
  readonly #me = inject(Me);
  readonly #wording = inject(Wording);
  readonly #router = inject(Router);
  readonly done = output();
  protected readonly t = inject(Texts).of(keyboard);
  protected readonly asked = signal('');
  protected readonly hits = computed(() =>
    hitsOf(
      {
        chats: this.#chats.rows().values(),
        operators: this.#team.all(),
        commands: this.#commands
          .available()
          .filter((id) => id !== 'palette')
          .map((id) => ({ id, text: this.t(`do.${id}`) })),
        named: (visitor) => this.#wording.visitor(visitor),
      },
      this.asked(),
    ),
  );
  /** The first one is chosen until another is. */
  protected readonly at = linkedSignal({ source: this.asked, computation: () => 0 });

  protected hint(hit: Hit): string {
    if (hit.kind === 'chat') return hit.members || this.t(`status.${hit.status}`);
    return hit.kind === 'operator' ? this.t('palette.chats', { count: hit.load }) : '';
  }

  protected keysOf(hit: Hit): readonly string[] {
    return hit.kind === 'command' ? printed(keyMap[hit.id].keys[0], onMac()) : [];
  }

  protected move(event: Event, step: number): void {
    event.preventDefault();
    const count = this.hits().length;
    if (count) this.at.update((at) => (at + step + count) % count);
    setTimeout(() => document.getElementById(`hit-${this.at()}`)?.scrollIntoView({ block: 'nearest' }));
  }

  /** An operator is not a page: his chats are listed instead. */
  protected take(hit: Hit | undefined): void {
    if (!hit) return;
    if (hit.kind === 'operator') return this.asked.set(hit.text);
    this.done.emit();
    // After the question is gone and has given the focus back
    setTimeout(() => this.#go(hit));
  }

  #go(hit: Hit): void {
    if (hit.kind === 'command') this.#commands.run(hit.id);
    else if (this.#me.chat(hit.id)) this.#actions.open(hit.id);
    else void this.#router.navigate(['/my-chats', hit.id]);
  }
}
