import type pg from 'pg';
import { EraseVisitor } from '#libs/domain';
import type { PersonKeys } from '#libs/sealing';
import type { Clock } from '../platform/clock';
import type { ErasedKeys } from '../platform/erased-keys';
import type { SystemCommands } from '../system-commands';
import { ErasureRows } from './erasure-rows';

/** Before anything is read: keys that a backup of the keys database may have brought back are destroyed again. */
export async function destroyAgain(list: ErasedKeys, keys: PersonKeys): Promise<number> {
  const erased = await list.all();
  return erased.length === 0 ? 0 : keys.destroyRefs(erased.map(({ key }) => key));
}

/**
 * A log that was restored from before an erasure knows nothing of it, and the views that came with it show the words: the
 * erasure is asked for once more. Tells how many there were.
 */
export async function eraseAgain(
  list: ErasedKeys,
  pool: pg.Pool,
  commands: Pick<SystemCommands, 'run'>,
  clock: Clock,
): Promise<number> {
  const persons = (await list.all()).map(({ person }) => person);
  const visitors = await new ErasureRows(pool).unasked(persons);
  for (const visitor of visitors)
    await commands.run(new EraseVisitor({ at: clock.now(), visitor, because: 'restored' }));
  return visitors.length;
}
