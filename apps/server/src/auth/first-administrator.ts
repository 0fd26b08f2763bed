import {
  anAdministratorHasOwnPassword,
  prepareFirstAdministrator,
  PrepareFirstAdministrator,
  type Settings,
} from '#libs/domain';
import type { Clock } from '../platform/clock';
import { uuidv7 } from '../platform/ids';
import type { AuthLog } from './auth-log';
import type { StaffRows } from './staff-rows';

export interface Preparation {
  /** An administrator has a password of his own: Parley may be opened to the network. */
  readonly ownPassword: boolean;
  /** The random start password that was issued just now, to be shown once; null when it is the well-known one, or none. */
  readonly shownOnce: string | null;
}

/** P4: somebody must be able to sign in, from the first start on. */
export class FirstAdministrator {
  constructor(
    private readonly log: AuthLog,
    private readonly staffRows: StaffRows,
    private readonly clock: Clock,
    private readonly email: string,
  ) {}

  /** At each start: makes the first administrator, or issues the start password anew while none has one of his own. */
  async prepare(settings: Pick<Settings, 'initialPassword' | 'defaultPasswordHours'>): Promise<Preparation> {
    const start = await this.staffRows.startPassword(settings.initialPassword);
    const operator = uuidv7();
    let ownPassword = false;
    const facts = await this.log.ofStaff(
      (staff) => {
        ownPassword = anAdministratorHasOwnPassword(staff);
        const data = { at: this.clock.now(), operator, email: this.email, name: 'Administrator', settings };
        return prepareFirstAdministrator(new PrepareFirstAdministrator(data), staff);
      },
      (client, decided) => this.staffRows.apply(client, decided, start),
    );
    const isShown = settings.initialPassword === 'random' && facts.length > 0;
    return { ownPassword, shownOnce: isShown ? start.clear : null };
  }
}
