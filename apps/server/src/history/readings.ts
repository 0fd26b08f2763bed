import { type AuditorFact, auditorDefinition, auditorStream, RecordReading, recordReading } from '#libs/domain';
import type { Log } from '../log';
import type { Clock } from '../platform/clock';
import { uuidv7 } from '../platform/ids';

const operatorKind = 2;
/** There is no resend of a reading: each is one of its own. */
const noDigest = Buffer.alloc(0);

/** Records what somebody is about to read of the record; what is read goes out only after that. */
export class Readings {
  constructor(
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  async record(reader: string, reading: AuditorFact): Promise<void> {
    const [id, at] = [uuidv7(), this.clock.now()];
    const incoming = { id, actor: { kind: operatorKind, id: reader }, digest: noDigest, correlationId: id, causationId: id, at }; // prettier-ignore
    const auditor = { definition: auditorDefinition, id: auditorStream(reader).id };
    const facts = recordReading(new RecordReading({ at, reader, reading }));
    await this.log.handling.handle(incoming, { auditor }, () => ({ facts: { auditor: facts }, result: {} }));
  }
}
