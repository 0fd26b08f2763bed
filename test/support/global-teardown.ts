import { rm } from 'node:fs/promises';

export default async function teardown(): Promise<void> {
  await globalThis.testPostgres?.server.stop();
  if (globalThis.testPostgres) await rm(globalThis.testPostgres.folder, { recursive: true, force: true });
}
