import { Listbox, Option } from '@angular/aria/listbox';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Live } from '../live/live';
import { Team } from '../live/team';
import { myChats } from '../texts/scopes/my-chats';
import { Refusals } from '../texts/refusals';
import { Texts } from '../texts/texts';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { LoadBars } from '../ui/load-bars';
import { Modal } from '../ui/modal';
import { firstName } from '../ui/shown';
import { candidates } from './candidates';
import { Threads } from './threads';

const texts = {
  invite: {
    title: 'offer.inviteTitle',
    hint: 'offer.inviteHint',
    verb: 'offer.invite',
    named: 'offer.inviteName',
    busy: 'offer.inviting',
  },
  transfer: {
    title: 'offer.transferTitle',
    hint: 'offer.transferHint',
    verb: 'offer.transfer',
    named: 'offer.transferName',
    busy: 'offer.asking',
  },
} as const;
const remarks = { inChat: 'offer.inChat', invited: 'offer.invited', asked: 'offer.asked', away: 'offer.away' } as const;

/** I2: the selection box, live: whom to ask, with a note that the visitor never sees. */
@Component({
  selector: 'p-offer-dialog',
  imports: [Avatar, Icon, Listbox, LoadBars, Modal, Option],
  templateUrl: './offer-dialog.html',
  styleUrls: ['../ui/dialog-parts.css', './offer-dialog.css'],
})
export class OfferDialog {
  readonly #live = inject(Live);
  readonly #team = inject(Team);
  readonly #threads = inject(Threads);
  readonly #refusals = inject(Refusals);
  protected readonly t = inject(Texts).of(myChats);
  readonly chat = input.required<string>();
  readonly what = input.required<'invite' | 'transfer'>();
  readonly done = output();

  protected readonly filter = signal('');
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly texts = computed(() => texts[this.what()]);
  protected readonly list = computed(() =>
    candidates(
      this.#team.here(),
      this.#threads.thread(this.chat())?.head(),
      this.#live.operator() ?? '',
      this.filter(),
    ),
  );
  readonly #possible = computed(() => this.list().filter((one) => one.possible));
  /** The least busy one is chosen until another is. */
  protected readonly chosen = linkedSignal<string[], string[]>({
    source: () => this.#possible().map((one) => one.operator.id),
    computation: (ids, before) => ids.filter((id, at) => (before?.value.length ? before.value.includes(id) : at === 0)),
  });
  protected readonly target = computed(
    () => this.#possible().find((one) => one.operator.id === this.chosen()[0])?.operator,
  );
  protected readonly remarks = remarks;
  protected readonly noteHint = computed(() => {
    const target = this.target();
    return target ? this.t('offer.noteFor', { name: firstName(target) }) : this.t('offer.note');
  });
  protected readonly button = computed(() => {
    const [target, texts] = [this.target(), this.texts()];
    if (this.busy()) return this.t(texts.busy);
    return target ? this.t(texts.named, { name: firstName(target) }) : this.t(texts.verb);
  });

  /** Up and down in the filter move the choice, so that no hand leaves the keyboard. */
  protected move(event: Event, step: number): void {
    event.preventDefault();
    const ids = this.#possible().map((one) => one.operator.id);
    const at = ids.indexOf(this.chosen()[0] ?? '');
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
    if (next) this.chosen.set([next]);
  }

  protected async ask(): Promise<void> {
    const operator = this.target()?.id;
    if (!operator || this.busy()) return;
    const note = this.note().trim();
    this.busy.set(true);
    const body = note ? { operator, note } : { operator };
    const ack = await this.#live.send(`chat.${this.what()}`, body, this.chat());
    this.busy.set(false);
    if (ack.ok) this.done.emit();
    else this.problem.set(this.#refusals.text(ack));
  }
}
