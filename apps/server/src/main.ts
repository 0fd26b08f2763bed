import 'reflect-metadata';
import { startParley } from './parley';
import { readConfig } from './platform/config';
import { environment } from './platform/environment';
import { createLogger, Logging } from './platform/logging';
import { StartRefusal } from './platform/start-refusal';
import { whenAskedToStop } from './platform/stopping';

try {
  const config = readConfig(environment());
  const logging = new Logging(createLogger(config.logLevel));
  const parley = await startParley(config, logging);
  const lines = [
    `Console  ${parley.url}`,
    `Demo     http://127.0.0.1:${parley.port}/demo`,
    ...(parley.shownOnce === null ? [] : [`First sign-in: ${config.adminEmail} with ${parley.shownOnce}`]),
  ];
  process.stdout.write(`\nParley is up.\n  ${lines.join('\n  ')}\n\n`);
  whenAskedToStop(() => parley.close(), logging);
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error.exitCode);
}
