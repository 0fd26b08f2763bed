// A process of the fault test: one node of Parley from its sources, which says its port and runs until it is killed.
import 'reflect-metadata';
import { startParley } from '../../apps/server/src/parley';
import { readConfig } from '../../apps/server/src/platform/config';
import { createLogger, Logging } from '../../apps/server/src/platform/logging';

const parley = await startParley(readConfig({ ...process.env, PATH: undefined }), new Logging(createLogger('error')));
process.send?.({ port: parley.port });
