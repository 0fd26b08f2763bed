import type { QueryAnswer, Refusal, SyncAnswer } from '#libs/contracts';
import type { StaffDoor, VisitorDoor } from '../auth/doors';
import type { Views } from '../projections/views';
import type { Queries } from '../queries';
import { Sync } from '../realtime/sync';
import { refusal } from '../refusals';

/** Sync and queries without a socket: the same answers, and nothing follows. */
export class HttpSync {
  private readonly reader: Sync;

  constructor(
    views: Views,
    private readonly queries: Queries,
  ) {
    this.reader = new Sync(views, views.push);
  }

  async sync(door: StaffDoor | VisitorDoor, body: unknown): Promise<SyncAnswer | Refusal> {
    const caller = await door.caller();
    if (!caller) return refusal(null, 'UNAUTHENTICATED');
    return (await this.reader.answer({ caller, socket: null, position: 0 }, body)).body;
  }

  async query(door: StaffDoor | VisitorDoor, body: unknown): Promise<QueryAnswer> {
    const caller = await door.caller();
    if (!caller) return refusal(null, 'UNAUTHENTICATED');
    return this.queries.answer(caller, 'session' in door ? door.session : null, body);
  }
}
