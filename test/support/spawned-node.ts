import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'dist/server/apps/server/src/main.js');

/** A node of the built Parley as a process of its own, on a database that a test has made. */
export class SpawnedNode {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  /** Keys, heads and ledger are kept in `folder`, as the nodes of one installation share them. */
  static async start(folder: string, environment: Readonly<Record<string, string>>): Promise<SpawnedNode> {
    const always = { PATH: process.env['PATH'] ?? '', PORT: '0', PARLEY_RELAXED_DURABILITY: '1' };
    const env = { ...always, PARLEY_DATA_DIR: folder, ...environment };
    const child = fork(program, [], { env, silent: true });
    return new Promise((resolve, reject) => {
      let output = '';
      const hear = (text: Buffer): void => {
        output += text.toString();
        const found = /Console {2}http:\/\/localhost:(\d+)/.exec(output);
        if (found) resolve(new SpawnedNode(Number(found[1]), child));
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => reject(new Error(`the node ended with ${code}:\n${output}`)));
    });
  }

  /** As a power cut would. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** As an administrator would. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}
