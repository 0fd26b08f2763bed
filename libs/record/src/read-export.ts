import { fromHex, Malformed, sameBytes } from './bytes';
import type { RecordEvent } from './event';
import { eventOf, type ExportStart, parseLine } from './export-format';
import { UnusableEvidence } from './head';

const batchSize = 1000;

/** An export that is not whole, or not an export. */
export class BrokenExport extends UnusableEvidence {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(`line ${line}: ${message}`);
  }
}

/** Whole lines of a text that comes in pieces; the last one may lack its line feed. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}

/** Reads an export from text in pieces of any size. What it holds is not believed, only read. */
export class ExportReader {
  /** How its first line describes it. */
  start: ExportStart | null = null;
  private line = 0;
  private ended = false;
  private last: Uint8Array | null = null;

  constructor(private readonly chunks: AsyncIterable<string>) {}

  async *events(): AsyncGenerator<readonly RecordEvent[]> {
    let batch: RecordEvent[] = [];
    for await (const lines of linesOf(this.chunks)) {
      for (const line of lines) {
        const event = this.take(line);
        if (event) batch.push(event);
      }
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    if (!this.ended) throw new BrokenExport(this.line + 1, 'the export was broken off: its last line is missing');
  }

  private take(line: string): RecordEvent | null {
    this.line += 1;
    if (this.ended) throw new BrokenExport(this.line, 'there is something after the last line');
    try {
      const object = parseLine(line);
      if (this.line === 1) return this.begin(object);
      if ('end' in object) return this.finish(object);
      const event = eventOf(object);
      this.last = event.hash;
      return event;
    } catch (error) {
      if (error instanceof Malformed) throw new BrokenExport(this.line, error.message);
      throw error;
    }
  }

  private begin(object: Readonly<Record<string, unknown>>): null {
    if (object['format'] !== 'parley-record') throw new Malformed('this is no export of Parley');
    if (object['version'] !== 1)
      throw new Malformed(`version ${String(object['version'])} is not known to this verifier`);
    const { lane, from } = object;
    if (!Number.isSafeInteger(lane) || !Number.isSafeInteger(from))
      throw new Malformed('"lane" and "from" are missing');
    this.start = { format: 'parley-record', version: 1, lane: lane as number, from: from as number };
    return null;
  }

  private finish({ hash }: Readonly<Record<string, unknown>>): null {
    const end = fromHex(typeof hash === 'string' ? hash : '');
    if (this.last && !sameBytes(end, this.last)) throw new Malformed('the last line is not of this export');
    this.ended = true;
    return null;
  }
}
