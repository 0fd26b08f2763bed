import { verifyLog } from './verify-log';
import { exportLog } from './export-log';
import { prove } from './prove';
import { type Command, Unusable } from './command';
import { Malformed, UnusableEvidence } from '#libs/record';
import { StartRefusal } from '../../server/src/platform/start-refusal';

const commands: Record<string, Command> = { verify: verifyLog, export: exportLog, prove };

/** Their message is all there is to say. */
const plain = [Unusable, UnusableEvidence, Malformed, StartRefusal];

const usage = `npm run audit -- <command>

  verify [--from N] [--to N] [--sealed DIR] [--key FILE]   recomputes the record, compares it with heads and ledger
  export --out FILE [--from N] [--to N]                    writes the record as JSON Lines
  prove --position N [--sealed DIR]                        proves that an event is in the last signed head

DATABASE_URL, PARLEY_DATA_DIR and SEAL_DIR say where, as for the server.
Ends with 0 when all is well, 1 when the record was changed, 2 when what was asked or given cannot be used.
`;

/** The auditor's command line; hands back the exit code. */
export async function audit(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
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
