import { inject, Injectable } from '@angular/core';
import { AppBadge } from './app-badge';
import { Bells } from './bells';
import { Desktop } from './desktop';

/** Everything that calls an operator who looks elsewhere; it begins when this is first asked for. */
@Injectable({ providedIn: 'root' })
export class Notifications {
  constructor() {
    inject(Bells);
    inject(Desktop);
    inject(AppBadge);
  }
}
