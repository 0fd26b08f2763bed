import { Component, computed, inject, output } from '@angular/core';
import { Router } from '@angular/router';
import { keyboard } from '../texts/scopes/keyboard';
import { Texts } from '../texts/texts';
import { Modal } from '../ui/modal';
import { onMac, printed } from './chord';
import { commandIds, keyMap, type KeyScope } from './key-map';

const scopesOf = (url: string): readonly KeyScope[] => {
  const chats: readonly KeyScope[] = ['tabs', 'chat', 'entry', 'tree'];
  const dashboard: readonly KeyScope[] = ['dashboard'];
  const [here, there] = url.startsWith('/my-chats') ? [chats, dashboard] : [dashboard, chats];
  return [...here, 'anywhere', ...there];
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
  readonly done = output();
  protected readonly t = inject(Texts).of(keyboard);
  protected readonly tables = computed(() =>
    scopesOf(this.#url).map((scope) => ({
      title: this.t(`scope.${scope}`),
      rows: commandIds
        .filter((id) => keyMap[id].scope === scope)
        .map((id) => ({ text: this.t(`do.${id}`), keys: keyMap[id].keys.map((keys) => printed(keys, onMac())) })),
    })),
  );
}
