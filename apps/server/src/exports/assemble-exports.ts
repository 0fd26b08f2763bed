import { join } from 'node:path';
import type { NodeParts } from '../node-parts';
import type { Clock } from '../platform/clock';
import type { Config } from '../platform/config';
import { projectRoot } from '../platform/project-root';
import { Bundles } from './bundles';
import { ChatExports, type ExportParts } from './chat-exports';

type Reading = Pick<ExportParts, 'history' | 'past' | 'readings'>;

export function assembleExports(config: Config, node: NodeParts, clock: Clock, reading: Reading): ChatExports {
  const { directory, store, keys } = node;
  const bundles = new Bundles({
    ...{ store, keys, sealDir: config.sealDir, now: () => clock.now() },
    operators: () => directory.operators(),
    siteName: (id) => directory.site(id)?.configuration.name ?? '',
    frame: join(projectRoot(), 'dist/audit/bundle.html'),
  });
  return new ChatExports({ ...reading, directory, bundles });
}
