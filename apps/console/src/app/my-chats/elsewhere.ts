import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DashboardRow } from '#libs/contracts';
import { ChatActions } from '../live/chat-actions';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { Wording } from '../ui/wording';

/** A deep link to a chat of which I am no part: one click enters it, where I may see it. */
@Component({
  selector: 'p-elsewhere',
  imports: [RouterLink],
  templateUrl: './elsewhere.html',
  styles: `
    :host {
      display: block;
      padding: 32px 20px;
    }
    .choices {
      display: flex;
      gap: 8px;
      margin-block-start: 12px;
    }
    a {
      color: var(--text);
      text-decoration: none;
    }
  `,
})
export class Elsewhere {
  readonly #wording = inject(Wording);
  protected readonly t = inject(Texts).of(myChats);
  protected readonly actions = inject(ChatActions);
  readonly row = input<DashboardRow>();
  protected readonly name = computed(() => {
    const row = this.row();
    return row ? this.#wording.visitor(row.visitor) : '';
  });
}
