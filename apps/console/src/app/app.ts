import { Component, inject } from '@angular/core';
import { Look } from './live/look';
import { Shell } from './shell/shell';
import { Session } from './sign-in/session';
import { SignIn } from './sign-in/sign-in';

/** Signed out there is only the door; the address stays, so a deep link survives signing in. */
@Component({
  selector: 'p-root',
  imports: [Shell, SignIn],
  template: `@switch (session.state()) {
    @case ('out') {
      <p-sign-in />
    }
    @case ('unknown') {}
    @default {
      <p-shell />
    }
  }`,
})
export class App {
  protected readonly session = inject(Session);
  protected readonly look = inject(Look);
}
