import { Component, inject } from '@angular/core';
import { Look } from './live/look';
import { Shell } from './shell/shell';
import { Session } from './sign-in/session';
import { SignIn } from './sign-in/sign-in';

/** Signed out there is only the door; the address stays, so a deep link survives signing in. */
@Component({
  selector: 'p-root',
  imports: [Shell, SignIn],
  styles: `
    .late {
      padding: 24px;
      animation: appear 0s 1s both;
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
  `,
  template: `@switch (session.state()) {
    @case ('out') {
      <p-sign-in />
    }
    @case ('unknown') {
      <p class="late quiet" role="status">Waiting for Parley</p>
    }
    @default {
      <p-shell />
    }
  }`,
})
export class App {
  protected readonly session = inject(Session);
  protected readonly look = inject(Look);
}
