import { NgTemplateOutlet } from '@angular/common';
import { Tree, TreeItem, TreeItemGroup } from '@angular/aria/tree';
import { Component, computed, inject, input } from '@angular/core';
import type { ContextRow } from '#libs/contracts';
import { Clock } from '../live/clock';
import { Live } from '../live/live';
import { Formats } from '../texts/formats';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { contextNodes } from './context-nodes';

/** M4: what is known of the visitor, as trees: a click or an arrow key on a field expands its subfields. */
@Component({
  selector: 'p-context-tree',
  imports: [Icon, NgTemplateOutlet, Tree, TreeItem, TreeItemGroup],
  templateUrl: './context-tree.html',
  styleUrl: './context-tree.css',
})
export class ContextTree {
  readonly #live = inject(Live);
  readonly #clock = inject(Clock);
  readonly #formats = inject(Formats);
  /** Changes once a minute, as what is made of it does. */
  readonly #minute = computed(() => Math.floor(this.#clock.now() / 60_000) * 60_000);
  protected readonly t = inject(Texts).of(myChats);
  readonly chat = input.required<string>();
  /** Only a member may ask a source again. */
  readonly member = input.required<boolean>();
  readonly contexts = input.required<readonly ContextRow[]>();
  protected readonly nodes = computed(() => contextNodes(this.contexts(), this.t, this.#localTime));
  protected readonly failed = computed(() =>
    this.contexts().some((one) => one.source === 'endpoint' && one.state === 'failed'),
  );

  readonly #localTime = (timeZone: string): string | null => this.#formats.timeIn(timeZone, this.#minute());

  protected askAgain(): void {
    void this.#live.send('context.retry', { source: 'endpoint' }, this.chat());
  }
}
