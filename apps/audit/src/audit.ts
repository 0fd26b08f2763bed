import { board } from './board';
import { exportChat } from './export-chat';
import { exportLog } from './export-log';
import { rebuild } from './rebuild';
import { replay } from './replay';
import { streams } from './streams';
import { tail } from './tail';
import { verifyLog } from './verify-log';
import { prove } from './prove';
import { type Command, Unusable } from './command';
import { Malformed, UnusableEvidence } from '#libs/record';
import { StartRefusal } from '../../server/src/platform/start-refusal';

const commands: Record<string, Command> = {
  ...{ verify: verifyLog, prove, rebuild, board, replay, tail, streams },
  export: (args) => (args[0] === undefined || args[0].startsWith('--') ? exportLog(args) : exportChat(args)),
};

/** Their message is all there is to say. */
const plain = [Unusable, UnusableEvidence, Malformed, StartRefusal];

const usage = `npm run audit -- <command>

  verify [--from N] [--to N] [--sealed DIR] [--key FILE]   recomputes the record, compares it with heads and ledger
  export --out FILE [--from N] [--to N]                    writes the record as JSON Lines
  prove --position N [--sealed DIR]                        proves that an event is in the last signed head
  prove --first N [--second N] [--sealed DIR]              proves that one signed head is how a later one began

  rebuild <view|history|all>                               folds views anew beside the live ones, compares, switches
  board --at TIME [--json]                                 the dashboard as it stood
  replay CHAT [--at TIME] [--json]                         a chat fact by fact, or each screen at a moment
  export CHAT [--as html|text|jsonl|bundle] [--viewer visitor|everybody|OPERATOR] [--zone ZONE] [--out FILE]
  tail [--from N] [--follow]                               facts as they stand in the log, words sealed
  streams [--kind KIND]                                    what the log is about

TIME is like 2026-11-22T14:30:00Z. DATABASE_URL, PARLEY_DATA_DIR and SEAL_DIR say where, as for the server.
Ends with 0 when all is well, 1 when the record was changed or views differed, 2 when what was asked or given cannot be used.
`;

/** The auditor's command line; hands back the exit code. */
export async function audit(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if ([name, ...rest].some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(usage);
    return 0;
  }
  const command = commands[name];
  if (!command) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    return await command(rest);
  } catch (error) {
    const isPlain = plain.some((kind) => error instanceof kind);
    if (!isPlain && (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') !== true) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return error instanceof StartRefusal ? error.exitCode : 2;
  }
}
