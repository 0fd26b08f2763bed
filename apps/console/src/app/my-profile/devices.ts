import { Component, computed, inject, resource, signal } from '@angular/core';
import { Live } from '../live/live';
import { Formats } from '../texts/formats';
import { Texts } from '../texts/texts';
import { profile } from '../texts/scopes/profile';
import { deviceName } from './agent';

/** P1: where I am signed in; each device can be signed out from here. */
@Component({
  selector: 'p-devices',
  templateUrl: './devices.html',
  styleUrls: ['../ui/form-parts.css', '../ui/device-list.css'],
})
export class Devices {
  readonly #live = inject(Live);
  readonly #formats = inject(Formats);
  protected readonly t = inject(Texts).of(profile);
  readonly #answer = resource({ loader: () => this.#live.query('sessions.mine', {}) });
  protected readonly said = signal('');
  protected readonly busy = signal(false);

  readonly #sessions = computed(() => {
    const answer = this.#answer.hasValue() ? this.#answer.value() : undefined;
    return answer?.ok ? answer.result.sessions : [];
  });
  protected readonly devices = computed(() =>
    [...this.#sessions()]
      .sort((a, b) => Number(b.current) - Number(a.current) || b.seenAt - a.seenAt)
      .map(({ id, agent, current, seenAt }) => ({
        ...{ id, current, name: deviceName(agent) || this.t('devices.unknown') },
        seen: this.t('devices.seen', { time: this.#formats.moment(seenAt) }),
      })),
  );
  protected readonly others = computed(() => this.#sessions().filter((session) => !session.current));

  protected async signOut(ids: readonly string[]): Promise<void> {
    this.busy.set(true);
    const acks = await Promise.all(ids.map((session) => this.#live.send('session.revoke', { session })));
    // NOT_FOUND: it ended meanwhile, which is what was wanted.
    const failed = acks.some((ack) => !ack.ok && ack.code !== 'NOT_FOUND');
    this.busy.set(false);
    this.said.set(this.t(failed ? 'failed' : 'devices.done'));
    this.#answer.reload();
  }

  protected signOutOthers(): void {
    void this.signOut(this.others().map((session) => session.id));
  }
}
