import { Component, computed, inject, input } from '@angular/core';
import type { MeChat, MemberHead } from '#libs/contracts';
import { Live } from '../live/live';
import { Team } from '../live/team';
import { Avatar } from '../ui/avatar';
import { Clock } from '../live/clock';
import { Formats } from '../texts/formats';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { clockText } from '../ui/duration';
import { isGone } from '../ui/shown';
import { Wording } from '../ui/wording';

const states = {
  present: 'people.visitor',
  away: 'people.away',
  left: 'people.left',
  kicked: 'people.removed',
  'timed-out': 'people.lost',
} as const;

/** Who is in the chat, and who has been asked; watchers are seen by nobody. */
@Component({
  selector: 'p-participants',
  imports: [Avatar],
  templateUrl: './participants.html',
  styleUrl: './participants.css',
})
export class Participants {
  readonly #live = inject(Live);
  readonly #team = inject(Team);
  readonly #clock = inject(Clock);
  readonly #formats = inject(Formats);
  readonly #wording = inject(Wording);
  protected readonly t = inject(Texts).of(myChats);
  readonly mine = input.required<MeChat>();
  readonly head = input<MemberHead>();

  protected readonly name = computed(() => this.#wording.visitor(this.mine().visitor));
  protected readonly named = computed(() => this.mine().visitor.name !== null);
  protected readonly visitorState = computed(() => this.t(states[this.mine().visitor.presence]));
  protected readonly isGone = computed(() => isGone(this.mine().visitor));
  protected readonly members = computed(() =>
    (this.head()?.members ?? []).map((member) => ({
      ...member,
      shown: member.id === this.#live.operator() ? this.t('people.you') : member.name,
      came: this.t(`people.${member.how}`, { time: this.#formats.time(member.since) }),
      presence: this.#presenceOf(member.id),
    })),
  );
  protected readonly offers = computed(() => this.head()?.offers ?? []);
  protected readonly mayCancel = computed(() => this.mine().relation === 'member');

  /** I5: how long the asked operator still has to answer. */
  protected waitText(expiresAt: number): string {
    return this.t('people.answerWithin', { time: clockText(expiresAt - this.#clock.now()) });
  }

  protected cancel(offer: string): void {
    void this.#live.send('offer.cancel', { offer }, this.mine().chat);
  }

  #presenceOf(id: string): 'here' | 'away' | 'gone' {
    const presence = this.#team.find(id)?.presence;
    return presence === 'online' ? 'here' : presence === 'away' ? 'away' : 'gone';
  }
}
