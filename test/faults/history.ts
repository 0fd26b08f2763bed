import { chainHash, genesisHash, leafHash, type StoredEvent } from '#libs/event-store';

/** What a writer was told about one sending of a command. */
export interface Told {
  readonly commandId: string;
  readonly said: 'ok' | 'duplicate' | 'conflict' | 'reused-id' | 'UnknownOutcome' | 'Overloaded' | 'failed';
  readonly position: number | null;
  readonly events: number;
}

/** Every sentence names something that must not be; an empty list is what we want. */
export function brokenPromises(told: readonly Told[], log: readonly StoredEvent[]): string[] {
  const byCommand = Map.groupBy(log, (event) => event.commandId);
  const acknowledged = told.filter(({ said }) => said === 'ok' || said === 'duplicate');
  return [
    ...acknowledged.flatMap((one) => brokenAnswer(one, byCommand.get(one.commandId) ?? [])),
    ...neverPresent(told, byCommand).map((id) => `${id} was refused, yet it is in the log`),
    ...told
      .filter(({ said }) => said === 'failed' || said === 'reused-id')
      .map(({ commandId }) => `${commandId} failed`),
    ...brokenOrder(log),
  ];
}

function brokenAnswer({ commandId, position, events }: Told, stored: readonly StoredEvent[]): string[] {
  if (stored.length === 0) return [`${commandId} was acknowledged and is missing`];
  if (stored.length !== events) return [`${commandId} is there with ${stored.length} events instead of ${events}`];
  return stored[0]?.position === position ? [] : [`${commandId} is not at the position that was told`];
}

/** Nothing but refusals were told about these. */
function neverPresent(told: readonly Told[], byCommand: ReadonlyMap<string, unknown>): string[] {
  const refusals = [...Map.groupBy(told, ({ commandId }) => commandId)].filter(([, answers]) =>
    answers.every(({ said }) => said === 'conflict' || said === 'Overloaded'),
  );
  return refusals.map(([id]) => id).filter((id) => byCommand.has(id));
}

function brokenOrder(log: readonly StoredEvent[]): string[] {
  const broken: string[] = [];
  const versions = new Map<string, number>();
  let last: Pick<StoredEvent, 'position' | 'recordedAt' | 'hash'> = {
    position: 0,
    recordedAt: 0,
    hash: genesisHash(0),
  };
  for (const event of log) {
    const version = (versions.get(event.streamId) ?? 0) + 1;
    versions.set(event.streamId, version);
    if (event.position !== last.position + 1) broken.push(`a hole before position ${event.position}`);
    if (event.streamVersion !== version) broken.push(`version ${event.streamVersion} at position ${event.position}`);
    if (event.recordedAt < last.recordedAt) broken.push(`time goes back at position ${event.position}`);
    if (!event.hash.equals(chainHash(last.hash, event, leafHash(event)))) broken.push(`chain at ${event.position}`);
    last = event;
  }
  return broken;
}
