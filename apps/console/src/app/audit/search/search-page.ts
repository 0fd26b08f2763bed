import { Component, computed, effect, ElementRef, inject, linkedSignal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HistoryRow, VisitorShown } from '#libs/contracts';
import { Speaker } from '../../shell/speaker';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Avatar } from '../../ui/avatar';
import { StatusChip } from '../../ui/status-chip';
import { Wording } from '../../ui/wording';
import { type AskedFields, askedOf, emptyFields, fieldsOf, statuses } from './asked-form';
import { FoundChats } from './found-chats';

/** A2: finds chats by time, person, site, status or words. */
@Component({
  selector: 'p-audit-search',
  imports: [Avatar, RouterLink, StatusChip],
  templateUrl: './search-page.html',
  styleUrls: ['../../ui/page-parts.css', './search-page.css', './found-row.css'],
})
export class SearchPage {
  readonly #formats = inject(Formats);
  readonly #wording = inject(Wording);
  readonly #speaker = inject(Speaker);
  protected readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly t = inject(Texts).of(audit);
  protected readonly found = inject(FoundChats);
  protected readonly statuses = computed(() => statuses.map((value) => ({ value, label: this.t(`status.${value}`) })));
  protected readonly fields = linkedSignal(() => fieldsOf(this.found.asked()));
  protected readonly rows = computed(() => this.found.chats().map((row) => this.#shown(row)));
  /** The same search as a list to take along. */
  protected readonly csv = computed(() => {
    const asked = Object.entries(this.found.asked()).map(([key, value]) => [key, String(value)]);
    return `/api/export/chats?${new URLSearchParams(asked).toString()}`;
  });
  protected readonly count = computed(() =>
    this.t(this.found.next() === null ? 'list.found' : 'list.foundMore', { count: this.found.chats().length }),
  );

  constructor() {
    this.found.begin();
    effect(() => {
      if (this.found.state() === 'here') untracked(() => this.#speaker.say('audit', () => this.count()));
    });
  }

  protected put(change: Partial<AskedFields>): void {
    this.fields.update((fields) => ({ ...fields, ...change }));
  }

  protected search(event: Event): void {
    event.preventDefault();
    void this.found.search(askedOf(this.fields()));
  }

  protected clear(): void {
    this.fields.set(emptyFields);
    void this.found.search({});
  }

  /** The focus goes on to the first of the new ones, whose place the button had. */
  protected async more(): Promise<void> {
    const before = this.rows().length;
    await this.found.more();
    setTimeout(() => this.list()?.nativeElement.querySelectorAll<HTMLElement>('a')[before]?.focus());
  }

  #shown(row: HistoryRow) {
    const name = this.#wording.visitor({ ...row.visitor } satisfies Pick<VisitorShown, 'name' | 'number'>);
    const members = row.members.map((member) => member.name);
    return {
      ...{ row, name, named: row.visitor.name !== null, started: this.#formats.moment(row.startedAt) },
      email: row.email === null ? '' : this.#wording.words(row.email),
      site: this.found.sites().find(({ id }) => id === row.site)?.name ?? '',
      members: this.#formats.listParts(members.length ? members : [this.t('list.noMembers')]),
      ending: row.ending === null ? '' : this.t(`status.${row.ending}`),
    };
  }
}
