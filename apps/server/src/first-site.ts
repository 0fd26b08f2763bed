import { CreateSite } from '#libs/domain';
import type { Directory } from './directory';
import { demoKey } from './http/pages';
import { uuidv5 } from './platform/ids';
import type { SystemCommands } from './system-commands';
import { system } from './system-commands';

const configuration = {
  name: 'Sample shop',
  origins: [],
  accent: '#2d55d8',
  greeting: 'Hello! How can we help?',
  preChatFields: [],
  contextEndpoint: null,
};

/** The sample website of `/demo`. Two nodes that start at once make it once: the id follows from the name. */
export async function firstSite(directory: Directory, commands: SystemCommands, at: number): Promise<void> {
  if (directory.siteByKey(demoKey)) return;
  const id = uuidv5('the sample site', system.id);
  const cause = { id: uuidv5('make the sample site', system.id), eventId: id, correlationId: id };
  await commands.run(new CreateSite({ at, site: id, key: demoKey, configuration }), cause);
}
