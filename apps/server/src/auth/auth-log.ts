import type { Pool, PoolClient } from 'pg';
import {
  type OperatorFact,
  operatorDefinition,
  type ParleyFact,
  staffDefinition,
  Rejection,
  type StaffFact,
  staffStream,
} from '#libs/domain';
import type { CommandHandling, Incoming, PostgresEventStore, Recorder, StoredActor } from '#libs/event-store';
import type { Clock } from '../platform/clock';
import { uuidv7 } from '../platform/ids';

/** What signing in needs of the log. */
export interface LogForAuth {
  readonly handling: CommandHandling<ParleyFact>;
  readonly store: Pick<PostgresEventStore, 'appendWithin'>;
  readonly digest: (person: string, body: unknown) => Promise<Buffer>;
}

/** Rows of `auth` that change together with the facts; nothing may come after them but the append. */
export type RowChange = (client: PoolClient) => Promise<void>;

const operatorActor = 2;
const systemActor = 3;
const nobody = '00000000-0000-0000-0000-000000000000';

type Staff = typeof staffDefinition.initial;

/** A row that says no may be this very command's, recorded by another node: its receipt decides. */
async function refused(client: PoolClient, refusal: Rejection): Promise<{ kind: 'refused'; refusal: Rejection }> {
  await client.query('rollback');
  client.release();
  return { kind: 'refused', refusal };
}

/** Facts about staff and the rows that belong to them: both are there after the commit, or neither. */
export class AuthLog {
  constructor(
    private readonly pool: Pool,
    private readonly log: LogForAuth,
    private readonly clock: Clock,
  ) {}

  /** Handed to the handling of a command whose facts go with other rows. */
  recorder(change: RowChange): Recorder {
    return async (append) => {
      const client = await this.pool.connect();
      try {
        await client.query('begin');
        await change(client);
        const outcome = await this.log.store.appendWithin(client, append);
        await client.query(outcome.kind === 'ok' ? 'commit' : 'rollback');
        client.release();
        return outcome;
      } catch (error) {
        if (error instanceof Rejection) return refused(client, error);
        // The connection may be in the middle of anything: it is not used again
        client.release(true);
        throw error;
      }
    };
  }

  /** Facts of an operator's own stream: sign-ins and their like, which no rule refuses. */
  async ofOperator(operator: string, facts: readonly OperatorFact[], change: RowChange): Promise<void> {
    const incoming = await this.incoming({ kind: operatorActor, id: operator });
    const streams = { operator: { definition: operatorDefinition, id: operator } };
    await this.log.handling.handle(
      incoming,
      streams,
      () => ({ facts: { operator: facts }, result: {} }),
      this.recorder(change),
    );
  }

  /** Decided on the staff as it stands, by Parley itself. `change` sees what was decided. */
  async ofStaff(
    decide: (staff: Staff) => readonly StaffFact[],
    change: (client: PoolClient, facts: readonly StaffFact[]) => Promise<void>,
  ): Promise<readonly StaffFact[]> {
    let decided: readonly StaffFact[] = [];
    await this.log.handling.handle(
      await this.incoming({ kind: systemActor, id: nobody }),
      { staff: { definition: staffDefinition, id: staffStream.id } },
      ({ staff }) => ({ facts: { staff: (decided = decide(staff)) }, result: {} }),
      this.recorder((client) => change(client, decided)),
    );
    return decided;
  }

  /** An operator about himself: decided on the staff, with facts that go to his own stream. */
  async ofSelf(
    operator: string,
    decide: (staff: Staff) => readonly StaffFact[],
    along: readonly OperatorFact[],
    change: RowChange,
  ): Promise<void> {
    await this.log.handling.handle(
      await this.incoming({ kind: operatorActor, id: operator }),
      {
        staff: { definition: staffDefinition, id: staffStream.id },
        operator: { definition: operatorDefinition, id: operator },
      },
      ({ staff }) => ({ facts: { staff: decide(staff), operator: along }, result: {} }),
      this.recorder(change),
    );
  }

  private async incoming(actor: StoredActor): Promise<Incoming> {
    const id = uuidv7();
    const digest = actor.id === nobody ? Buffer.alloc(0) : await this.log.digest(actor.id, {});
    return { id, actor, digest, correlationId: id, causationId: id, at: this.clock.now() };
  }
}
