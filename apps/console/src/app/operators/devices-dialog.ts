import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { Live } from '../live/live';
import { deviceName } from '../my-profile/agent';
import { Formats } from '../texts/formats';
import { operators } from '../texts/scopes/operators';
import { Texts } from '../texts/texts';
import { Modal } from '../ui/modal';
import type { Listed } from './roster';

/** P1: where somebody is signed in, for an administrator; one device or all can be signed out. */
@Component({
  selector: 'p-devices-dialog',
  imports: [Modal],
  templateUrl: './devices-dialog.html',
  styleUrls: ['../ui/dialog-parts.css', '../ui/device-list.css', './dialogs.css', './devices-dialog.css'],
})
export class DevicesDialog {
  readonly #live = inject(Live);
  readonly #formats = inject(Formats);
  protected readonly t = inject(Texts).of(operators);
  readonly one = input.required<Listed>();
  readonly done = output();
  readonly #id = computed(() => this.one().id);
  readonly #answer = resource({
    params: () => this.#id(),
    loader: ({ params: operator }) => this.#live.query('sessions.of', { operator }),
  });
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly devices = computed(() => {
    const answer = this.#answer.hasValue() ? this.#answer.value() : undefined;
    if (!answer?.ok) return null;
    return answer.result.sessions.map(({ id, agent, seenAt }) => ({
      ...{ id, name: deviceName(agent) || this.t('devices.unknown') },
      seen: this.t('devices.seen', { time: this.#formats.moment(seenAt) }),
    }));
  });
  protected readonly failed = computed(() => !this.#answer.isLoading() && this.devices() === null);

  protected again(): void {
    this.#answer.reload();
  }

  /** Without a session: out of all of them. */
  protected async signOut(session?: string): Promise<void> {
    this.busy.set(true);
    const body = { operator: this.one().id, ...(session === undefined ? {} : { session }) };
    const ack = await this.#live.send('operator.sign-out', body);
    this.busy.set(false);
    // NOT_FOUND: it ended meanwhile, which is what was wanted
    this.said.set(this.t(ack.ok || ack.code === 'NOT_FOUND' ? 'devices.done' : 'devices.failed'));
    this.again();
  }
}
