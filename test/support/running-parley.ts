import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../dist/server/apps/server/src/main.js');
const root = join(import.meta.dirname, '../..');

/** Parley as a newcomer runs it: the built program, a data folder of its own, an embedded PostgreSQL. */
export class RunningParley {
  private child: ChildProcess | null = null;
  private output = '';
  port = 0;

  private constructor(
    readonly folder: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<RunningParley> {
    const folder = await mkdtemp(join(tmpdir(), `parley-test-${process.pid}-`));
    // Under root PostgreSQL runs as an ordinary user, who has to reach its folder
    await chmod(folder, 0o711);
    const parley = new RunningParley(folder, environment);
    await parley.up();
    return parley;
  }

  get console(): string {
    return `http://localhost:${this.port}`;
  }

  get demo(): string {
    return `http://127.0.0.1:${this.port}/demo`;
  }

  get log(): string {
    return this.output;
  }

  async up(): Promise<void> {
    const env = { PATH: process.env['PATH'], PORT: String(this.port), PARLEY_DATA_DIR: join(this.folder, 'data') };
    const child = spawn(process.execPath, [program], { cwd: root, env: { ...env, ...this.environment } });
    this.child = child;
    // What an earlier run said of being up says nothing of this one.
    const from = this.output.length;
    const ready = new Promise<number>((resolve, reject) => {
      const hear = (text: Buffer): void => {
        this.output += text.toString();
        const found = /Console {2}http:\/\/localhost:(\d+)/.exec(this.output.slice(from));
        if (found) resolve(Number(found[1]));
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => reject(new Error(`Parley ended with ${code}:\n${this.output}`)));
    });
    this.port = await ready;
  }

  /** Ends it as an administrator would, or as a power cut would. */
  async down(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return ended;
  }

  async remove(): Promise<void> {
    await this.down();
    await rm(this.folder, { recursive: true, force: true });
  }
}
