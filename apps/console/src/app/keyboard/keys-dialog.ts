import { Component, computed, inject, output } from '@angular/core';
import { Router } from '@angular/router';
import type { Role } from '#libs/contracts';
import { Session } from '../sign-in/session';
import { keyboard } from '../texts/scopes/keyboard';
import { Texts } from '../texts/texts';
import { Modal } from '../ui/modal';
import { onMac, printed } from './chord';
import { Commands } from './commands';
import { commandIds, keyMap, type KeyScope } from './key-map';

/** An auditor is in no chat: what belongs to chats is not told to him. */
const scopesOf = (url: string, role: Role | undefined): readonly KeyScope[] => {
  const replay: readonly KeyScope[] = role === 'operator' ? [] : ['replay'];
  if (role === 'auditor') return [...replay, 'anywhere'];
  const chats: readonly KeyScope[] = ['tabs', 'chat', 'entry', 'tree'];
  const [first, ...others] = [['dashboard'] as const, chats, replay].sort(
    (one, other) => Number(isHere(url, other)) - Number(isHere(url, one)),
  );
  return [...(first ?? []), 'anywhere', ...others.flat()];
};
const isHere = (url: string, [scope]: readonly KeyScope[]): boolean => {
  const page = /^\/(audit|my-chats)/.exec(url)?.[1];
  return scope === (page === 'audit' ? 'replay' : page === 'my-chats' ? 'tabs' : 'dashboard');
};

/** The table of all keys, the present page on top. */
@Component({
  selector: 'p-keys-dialog',
  imports: [Modal],
  templateUrl: './keys-dialog.html',
  styleUrls: ['../ui/dialog-parts.css', './keys-dialog.css'],
})
export class KeysDialog {
  readonly #url = inject(Router).url;
  readonly #role = inject(Session).who()?.operator.role;
  readonly #bound = inject(Commands).available();
  readonly done = output();
  protected readonly t = inject(Texts).of(keyboard);
  protected readonly tables = computed(() =>
    scopesOf(this.#url, this.#role).map((scope) => ({
      title: this.t(`scope.${scope}`),
      rows: commandIds
        .filter((id) => keyMap[id].scope === scope && (scope !== 'anywhere' || this.#bound.includes(id)))
        .map((id) => ({ text: this.t(`do.${id}`), keys: keyMap[id].keys.map((keys) => printed(keys, onMac())) })),
    })),
  );
}
