/** A line that tells how far a long walk is, on a terminal; nothing elsewhere. */
export class Progress {
  private readonly started = performance.now();
  private shown = 0;

  constructor(
    private readonly from: number,
    private readonly to: number,
    private readonly terminal: NodeJS.WriteStream = process.stderr,
  ) {}

  at(position: number): void {
    const now = performance.now();
    if (!this.terminal.isTTY || now - this.shown < 200) return;
    this.shown = now;
    const share = this.to > this.from ? (position - this.from) / (this.to - this.from) : 1;
    const bar = '#'.repeat(Math.round(share * 30)).padEnd(30, '.');
    this.terminal.write(`\r[${bar}] ${position} of ${this.to}, ${this.rate(position)} events/s `);
  }

  /** Events a second since the beginning. */
  rate(position: number): number {
    return Math.round((position - this.from) / Math.max(0.001, (performance.now() - this.started) / 1000));
  }

  end(): void {
    if (this.terminal.isTTY) this.terminal.write('\n');
  }
}
