import { Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeChat } from '#libs/contracts';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { Wording } from '../ui/wording';
import { TabFace } from './tab-face';

/** Every tab in one list that can be filtered, for when the strip has no room for them. */
@Component({
  selector: 'p-all-chats',
  imports: [Icon, RouterLink, TabFace],
  templateUrl: './all-chats.html',
  styleUrl: './all-chats.css',
})
export class AllChats {
  readonly #wording = inject(Wording);
  protected readonly t = inject(Texts).of(myChats);
  readonly tabs = input.required<readonly MeChat[]>();
  readonly selected = input<string>();
  /** On a phone the list is the page itself. */
  readonly isPage = input(false);
  protected readonly filter = signal('');
  /** A link for each chat costs every navigation something: closed, the list has none. */
  protected readonly isOpen = signal(false);
  protected readonly found = computed(() => {
    if (!this.isPage() && !this.isOpen()) return [];
    const words = this.filter().trim().toLowerCase();
    return this.tabs().filter((tab) => this.#wording.visitor(tab.visitor).toLowerCase().includes(words));
  });
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  /** Before it is shown or hidden, so that it is never seen empty. */
  protected toggles(event: Event): void {
    this.isOpen.set(event instanceof ToggleEvent && event.newState === 'open');
    this.filter.set('');
  }

  protected toggled(): void {
    if (this.isOpen()) this.field()?.nativeElement.focus();
  }

  protected close(): void {
    if (!this.isPage()) this.box()?.nativeElement.hidePopover();
  }

  /** Up and down go through the list; up from its first line goes back to the filter. */
  protected move(event: Event, step: 1 | -1): void {
    event.preventDefault();
    const links = [...(this.box()?.nativeElement.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement) + step;
    (links[at] ?? (at < 0 ? this.field()?.nativeElement : undefined))?.focus();
  }

  protected first(): void {
    this.box()?.nativeElement.querySelector<HTMLElement>('a')?.click();
  }
}
