import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import type { NoticeItem, ReplayPerson } from '#libs/contracts';
import { noticeText } from '../../my-chats/notice-text';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { myChats } from '../../texts/scopes/my-chats';
import { Texts } from '../../texts/texts';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { Wording } from '../../ui/wording';
import { attendanceAt } from './attendance';
import { OpenedChat } from './opened-chat';
import { paneLines, type PaneReader } from './pane-lines';
import { Player } from './player';
import type { ScreenNow } from './screen-tape';
import { visitorNotice } from './visitor-notice';

/** Lines that stand in a pane at first, and that come with each look further back. */
const page = 80;

/** One person's screen at the moment of the player: what had reached it, and nothing else. */
@Component({
  selector: 'p-pane',
  imports: [Avatar, Icon],
  templateUrl: './pane.html',
  styleUrls: ['./pane.css', './pane-message.css'],
})
export class Pane {
  readonly #chat = inject(OpenedChat);
  readonly #player = inject(Player);
  readonly #formats = inject(Formats);
  readonly #wording = inject(Wording);
  readonly #shared = inject(Texts).of(myChats);
  protected readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  protected readonly t = inject(Texts).of(audit);
  readonly who = input.required<ReplayPerson>();
  /** Null: nothing ever reached it. */
  readonly screen = input.required<ScreenNow | null>();
  protected readonly most = linkedSignal({ source: () => this.who().id, computation: () => page });
  protected readonly more = computed(() => (this.screen()?.shown.items.length ?? 0) > this.most());
  protected readonly lines = computed(() => {
    const screen = this.screen();
    return screen ? paneLines(screen, this.#reader(), this.most()) : [];
  });
  readonly #attendance = computed(() => attendanceAt(this.#chat.spansOf(this.who().id), this.#player.moment().at), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  /** Whether this person was there, where that explains what is to be seen. */
  protected readonly presence = computed(() => {
    const attendance = this.#attendance();
    switch (attendance.is) {
      case 'not-yet':
        return this.t('replay.notYet');
      case 'between':
        return this.t('replay.between');
      case 'over':
        return this.t('replay.over', { time: this.#formats.second(attendance.since) });
      case 'there':
        if (attendance.as === 'watcher') return this.t('replay.watching');
        return attendance.as === 'away' ? this.t('replay.away') : this.lines().length ? '' : this.t('replay.empty');
    }
  });
  protected readonly name = computed(() => {
    const who = this.who();
    return who.kind === 'visitor' ? this.#chat.visitorName() : this.#chat.nameOf(who);
  });
  readonly #reader = computed((): PaneReader => {
    const { id, kind } = this.who();
    return {
      ...{ id, kind: kind === 'visitor' ? kind : 'operator', visitorName: this.#chat.visitorName() },
      operatorName: this.t('replay.operator'),
      words: (words) => this.#wording.words(words),
      notice: (notice) => this.#notice(notice),
    };
  });

  constructor() {
    // Whoever looks at the end stays at the end
    afterRenderEffect(() => {
      this.lines();
      const { nativeElement } = this.scroller();
      nativeElement.scrollTop = nativeElement.scrollHeight;
    });
  }

  protected time(at: number): string {
    return this.#formats.second(at);
  }

  protected earlier(): void {
    this.most.update((most) => most + page);
  }

  #notice(notice: NoticeItem): string {
    if (this.who().kind === 'visitor') return visitorNotice(notice, this.t);
    return noticeText(notice, { me: this.who().id, visitor: this.#chat.visitorName(), t: this.#shared });
  }
}
