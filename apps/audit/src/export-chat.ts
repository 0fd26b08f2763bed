import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemOperator } from './system-operator';
import { ChatExports, type ExportForm, exportForms } from '../../server/src/exports/chat-exports';
import { Bundles } from '../../server/src/exports/bundles';
import { HistoryAnswers } from '../../server/src/history/history-answers';
import { Rejection } from '#libs/domain';
import { chatOf, noChat } from './asked';
import { systemClock } from '../../server/src/platform/clock';
import { type Command, Unusable } from './command';
import { bundleFrame, type OpenedWords, withWords } from './opened-words';

const options = { as: { type: 'string' }, viewer: { type: 'string' }, zone: { type: 'string' }, out: { type: 'string' } } as const; // prettier-ignore

/** `audit export <chat>`: as the server hands it out. */
export const exportChat: Command = async (args) => {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const chat = chatOf(positionals, 'export');
  const as = exportForms.find((one) => one === (values.as ?? 'text'));
  if (!as) throw new Unusable(`--as ${values.as}: it is one of ${exportForms.join(', ')}.`);
  const { viewer = 'everybody', zone = 'UTC', out } = values;
  if (!isZone(zone)) throw new Unusable(`--zone ${zone}: there is no such time zone.`);
  return withWords(async (opened) => {
    const content = await made(opened, { chat, as, viewer, zone });
    if (out === undefined) process.stdout.write(content);
    // What is there already is not written over
    else await writeFile(out, content, { flag: 'wx', mode: 0o600 }).catch((error: Error) => {
      throw new Unusable(`${out} cannot be written: ${error.message}.`);
    }); // prettier-ignore
    return 0;
  });
};

interface Wanted {
  readonly chat: string;
  readonly as: ExportForm;
  readonly viewer: string;
  readonly zone: string;
}

async function made(opened: OpenedWords, wanted: Wanted): Promise<string> {
  try {
    return (await exportsOf(opened).chat(systemOperator, wanted)).content;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    if (error.code === 'CONFLICT') throw new Unusable(`nothing is sealed in ${opened.config.sealDir}: a bundle needs a signed head.`); // prettier-ignore
    const exists = (await opened.past.replay(wanted.chat)) !== null;
    throw exists ? new Unusable(`"${wanted.viewer}" was never in this chat: --viewer is visitor, everybody or the id of an operator.`) : noChat(wanted.chat); // prettier-ignore
  }
}

/** A reading from here is outside of the record; docs/adr/0060 says why. */
const unrecorded = { record: (): Promise<void> => Promise.resolve() };

function exportsOf({ assembled, directory, past, connections, config }: OpenedWords): ChatExports {
  const { log, store, keys } = assembled;
  const history = new HistoryAnswers({ pool: connections.app, log, store, directory, readings: unrecorded });
  const bundles = new Bundles({
    ...{ store, keys, sealDir: config.sealDir, now: () => systemClock.now(), frame: bundleFrame },
    operators: () => directory.operators(),
    siteName: (id) => directory.site(id)?.configuration.name ?? '',
  });
  return new ChatExports({ history, past, readings: unrecorded, directory, bundles });
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
