import { Component, computed, inject, input } from '@angular/core';
import type { MeChat } from '#libs/contracts';
import { ChatActions } from '../live/chat-actions';
import { Dialogs } from '../shell/dialogs';
import { Line } from '../shell/line';
import { Avatar } from '../ui/avatar';
import { Icon, type IconName } from '../ui/icon';
import { isGone, visitorName, wordsText } from '../ui/shown';
import { ContextTree } from './context-tree';
import { type Control, controlsOf } from './controls';
import { Participants } from './participants';
import type { Thread } from './thread';

const icons: Record<Control, IconName> = {
  Invite: 'invite',
  Transfer: 'transfer',
  Join: 'join',
  Leave: 'leave',
  Kick: 'kick',
};

/** Who the visitor is, what can be done, who is in the chat, what is known. */
@Component({
  selector: 'p-chat-sidebar',
  imports: [Avatar, ContextTree, Icon, Participants],
  templateUrl: './chat-sidebar.html',
  styleUrl: './chat-sidebar.css',
})
export class ChatSidebar {
  readonly #actions = inject(ChatActions);
  readonly #dialogs = inject(Dialogs);
  protected readonly line = inject(Line);
  readonly mine = input.required<MeChat>();
  readonly thread = input<Thread>();

  protected readonly icons = icons;
  protected readonly controls = computed(() => controlsOf(this.mine()));
  protected readonly head = computed(() => this.thread()?.head());
  protected readonly name = computed(() => visitorName(this.mine().visitor));
  protected readonly named = computed(() => this.mine().visitor.name !== null);
  protected readonly email = computed(() => {
    const email = this.head()?.email;
    return email ? wordsText(email) : '';
  });
  protected readonly presence = computed(() => {
    const { visitor } = this.mine();
    return isGone(visitor) ? 'gone' : visitor.presence === 'away' ? 'away' : 'here';
  });
  protected readonly progress = computed(() => this.#actions.progress().get(this.mine().chat));
  protected readonly isVacant = computed(() => isGone(this.mine().visitor));

  protected do(control: Control): void {
    const { chat, relation } = this.mine();
    const asks = (kind: 'leave' | 'kick' | 'invite' | 'transfer') =>
      this.#dialogs.open({ kind, chat, name: this.name() });
    if (control === 'Join') return this.#actions.join(chat);
    if (control === 'Invite') return asks('invite');
    if (control === 'Transfer') return asks('transfer');
    if (control === 'Kick') return asks('kick');
    if (relation === 'member' && (this.head()?.members.length ?? 0) <= 1) return asks('leave');
    void this.#actions.leave(chat);
  }

  protected label(control: Control): string {
    return control === 'Kick' ? `Kick user ${this.name()}` : control;
  }
}
