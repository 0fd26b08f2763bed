import { Component, inject } from '@angular/core';
import { KeysDialog } from '../keyboard/keys-dialog';
import { Palette } from '../keyboard/palette';
import { KickDialog } from '../my-chats/kick-dialog';
import { LeaveDialog } from '../my-chats/leave-dialog';
import { OfferDialog } from '../my-chats/offer-dialog';
import { Dialogs } from './dialogs';
import { SignOutDialog } from './sign-out-dialog';

/** Shows the question that is being asked; its code comes with the first one. */
@Component({
  selector: 'p-dialog-host',
  imports: [KeysDialog, KickDialog, Palette, LeaveDialog, OfferDialog, SignOutDialog],
  template: `@for (asked of dialogs.asked(); track asked) {
    @defer (on immediate) {
      @switch (asked.kind) {
        @case ('sign-out') {
          <p-sign-out-dialog (done)="dialogs.close(asked)" />
        }
        @case ('keys') {
          <p-keys-dialog (done)="dialogs.close(asked)" />
        }
        @case ('palette') {
          <p-palette (done)="dialogs.close(asked)" />
        }
        @case ('kick') {
          <p-kick-dialog [chat]="asked.chat" [name]="asked.name" (done)="dialogs.close(asked)" />
        }
        @case ('leave') {
          <p-leave-dialog [chat]="asked.chat" [name]="asked.name" (done)="dialogs.close(asked)" />
        }
        @default {
          <p-offer-dialog [chat]="asked.chat" [what]="asked.kind" (done)="dialogs.close(asked)" />
        }
      }
    }
  }`,
})
export class DialogHost {
  protected readonly dialogs = inject(Dialogs);
}
