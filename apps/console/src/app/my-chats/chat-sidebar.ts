import { afterRenderEffect, Component, computed, type ElementRef, inject, input, viewChild } from '@angular/core';
import type { MeChat } from '#libs/contracts';
import { ChatActions } from '../live/chat-actions';
import { Look } from '../live/look';
import { Dialogs } from '../shell/dialogs';
import { Line } from '../shell/line';
import { dashboard } from '../texts/scopes/dashboard';
import { myChats } from '../texts/scopes/my-chats';
import { Refusals } from '../texts/refusals';
import { Texts } from '../texts/texts';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { isGone } from '../ui/shown';
import { Wording } from '../ui/wording';
import { ContextTree } from './context-tree';
import { type Control, controlIcons, controlKeys, controlNames, controlsOf, controlWords } from './controls';
import { Leaving } from './leaving';
import { Participants } from './participants';
import type { Thread } from './thread';

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
  readonly #leaving = inject(Leaving);
  readonly #wording = inject(Wording);
  readonly #look = inject(Look);
  readonly #refusals = inject(Refusals);
  readonly #ofDashboard = inject(Texts).of(dashboard);
  protected readonly t = inject(Texts).of(myChats);
  protected readonly line = inject(Line);
  readonly mine = input.required<MeChat>();
  readonly thread = input<Thread>();
  private readonly controlBox = viewChild.required<ElementRef<HTMLElement>>('controlBox');
  #hadFocus = false;

  protected readonly icons = controlIcons;
  protected readonly words = controlWords;
  protected readonly named = controlNames;
  protected readonly controls = computed(() => controlsOf(this.mine()));
  protected readonly head = computed(() => this.thread()?.head());
  protected readonly name = computed(() => this.#wording.visitor(this.mine().visitor));
  protected readonly isNamed = computed(() => this.mine().visitor.name !== null);
  protected readonly email = computed(() => {
    const email = this.head()?.email;
    return email ? this.#wording.words(email) : '';
  });
  protected readonly presence = computed(() => {
    const { visitor } = this.mine();
    return isGone(visitor) ? 'gone' : visitor.presence === 'away' ? 'away' : 'here';
  });
  readonly #progress = computed(() => this.#actions.progress().get(this.mine().chat));
  protected readonly problem = computed(() => {
    const progress = this.#progress();
    return progress?.kind === 'refused' ? this.#refusals.text(progress.refusal) : '';
  });
  protected readonly isHeld = computed(() => this.line.isDown() || this.#progress()?.kind === 'busy');
  protected readonly noLine = computed(() => this.#ofDashboard('noLine'));
  protected readonly isVacant = computed(() => isGone(this.mine().visitor));
  protected readonly hint = computed(() => {
    if (this.mine().relation === 'watcher') return this.t('sidebar.watching');
    return this.isVacant() ? this.t('sidebar.visitorGone') : this.t('sidebar.whenOver');
  });

  constructor() {
    afterRenderEffect(() => {
      this.controls();
      this.#keepFocus();
    });
  }

  /** The single key that does the same, where such keys are wanted. */
  protected keyOf(control: Control): string | undefined {
    return this.#look.singleKeys() ? controlKeys[control] : undefined;
  }

  /** K3: when the visitor is gone, Leave is what is left to do. */
  protected toneOf(control: Control): string {
    if (control === 'Kick') return 'danger';
    const isMain = control === 'Join' || (control === 'Leave' && this.isVacant() && this.mine().relation === 'member');
    return isMain ? 'solid' : 'line';
  }

  protected do(control: Control): void {
    if (this.isHeld()) return;
    const { chat } = this.mine();
    const asks = (kind: 'kick' | 'invite' | 'transfer') => this.#dialogs.open({ kind, chat, name: this.name() });
    if (control === 'Join') return this.#actions.join(chat);
    if (control === 'Leave') return this.#leaving.leave(this.mine());
    this.#hadFocus = true;
    asks(control === 'Invite' ? 'invite' : control === 'Transfer' ? 'transfer' : 'kick');
  }

  /** After a Kick its button is gone, and the focus with it: Leave is next. */
  #keepFocus(): void {
    if (!this.#hadFocus) return;
    setTimeout(() => {
      if (document.activeElement === document.body) this.controlBox().nativeElement.querySelector('button')?.focus();
    });
  }
}
