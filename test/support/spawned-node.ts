import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../apps/server/src/main.ts');
const loader = join(import.meta.dirname, 'run-typescript.mjs');

/** A node of Parley as a process of its own, run from the sources, on a database that a test has made. */
export class SpawnedNode {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(environment: Readonly<Record<string, string>>): Promise<SpawnedNode> {
    const env = { PATH: process.env['PATH'] ?? '', PORT: '0', PARLEY_RELAXED_DURABILITY: '1', ...environment };
    const child = fork(program, [], { env, execArgv: ['--import', loader], silent: true });
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
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
