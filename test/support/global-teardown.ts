import { rm } from 'node:fs/promises';
import { ownFiles } from './global-setup';

export default async function teardown(): Promise<void> {
  await globalThis.testPostgres?.server.stop();
  if (!globalThis.testPostgres) return;
  await rm(globalThis.testPostgres.folder, { recursive: true, force: true });
  if (ownFiles() !== globalThis.testPostgres.ownFiles) throw new Error(`a test wrote into .parley: ${ownFiles()}`);
}
