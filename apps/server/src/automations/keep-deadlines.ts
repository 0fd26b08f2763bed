import type { Foundations } from '../foundations';
import { parleySchema } from '../log-assembly';
import type { NodeParts } from '../node-parts';
import type { Clock } from '../platform/clock';
import { Leadership } from '../platform/leadership';
import type { Logging } from '../platform/logging';
import type { SystemCommands } from '../system-commands';
import { Automations, type AutomationsParts } from './automations';
import { BookStore } from './book-store';
import type { DeadlineStore } from './deadline-store';
import { Heartbeat } from './heartbeat';

interface Around {
  readonly clock: Clock;
  readonly logging: Logging;
  readonly commands: SystemCommands;
  readonly recordPresence: AutomationsParts['recordPresence'];
}

/** Starts what a node does by itself; most of the time another node has the lead, and this one only waits for it. */
export function keepDeadlines(
  { connections, ownerUrl }: Foundations,
  { store, directory }: NodeParts,
  deadlines: DeadlineStore,
  { clock, logging, commands, recordPresence }: Around,
): Automations {
  const automations = new Automations({
    store,
    schema: parleySchema,
    book: new BookStore(connections.app),
    deadlines,
    heartbeat: new Heartbeat(connections.app),
    leadership: new Leadership(ownerUrl, 'automations'),
    run: (command, cause) => commands.run(command, cause),
    recordPresence,
    settings: () => directory.settings,
    clock,
    failed: (error) => logging.error('a deadline was not kept', error),
  });
  automations.open();
  return automations;
}
