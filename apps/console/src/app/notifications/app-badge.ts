import { effect, inject, Injectable } from '@angular/core';
import { Attention } from './attention';

interface Badged {
  setAppBadge?: (count: number) => Promise<void>;
  clearAppBadge?: () => Promise<void>;
}

/** The number on the icon of the installed app, where there is such a thing. */
@Injectable({ providedIn: 'root' })
export class AppBadge {
  constructor() {
    const attention = inject(Attention);
    const badged = navigator as Badged;
    effect(() => {
      const count = attention.count();
      void (count ? badged.setAppBadge?.(count) : badged.clearAppBadge?.())?.catch(() => undefined);
    });
  }
}
