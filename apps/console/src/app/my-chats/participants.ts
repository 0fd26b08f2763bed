import { Component, computed, inject, input } from '@angular/core';
import type { MeChat, MemberHead } from '#libs/contracts';
import { Live } from '../live/live';
import { Team } from '../live/team';
import { Avatar } from '../ui/avatar';
import { timeText } from '../ui/duration';
import { isGone, visitorName } from '../ui/shown';

const hows = { accepted: 'accepted', joined: 'joined', invited: 'invited', assumed: 'assumed' } as const;
const gone: Partial<Record<MeChat['visitor']['presence'], string>> = {
  away: 'away',
  left: 'left',
  kicked: 'removed',
  'timed-out': 'lost',
};

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
  readonly mine = input.required<MeChat>();
  readonly head = input<MemberHead>();

  protected readonly name = computed(() => visitorName(this.mine().visitor));
  protected readonly named = computed(() => this.mine().visitor.name !== null);
  protected readonly visitorState = computed(() => gone[this.mine().visitor.presence] ?? 'visitor');
  protected readonly isGone = computed(() => isGone(this.mine().visitor));
  protected readonly members = computed(() =>
    (this.head()?.members ?? []).map((member) => ({
      ...member,
      shown: member.id === this.#live.operator() ? 'You' : member.name,
      came: `${hows[member.how]} ${timeText(member.since)}`,
      presence: this.#presenceOf(member.id),
    })),
  );
  protected readonly offers = computed(() => this.head()?.offers ?? []);
  protected readonly mayCancel = computed(() => this.mine().relation === 'member');

  protected cancel(offer: string): void {
    void this.#live.send('offer.cancel', { offer }, this.mine().chat);
  }

  #presenceOf(id: string): 'here' | 'away' | 'gone' {
    const presence = this.#team.find(id)?.presence;
    return presence === 'online' ? 'here' : presence === 'away' ? 'away' : 'gone';
  }
}
