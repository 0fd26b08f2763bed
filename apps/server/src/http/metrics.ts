import { Gauge, Histogram, Registry } from 'prom-client';
import type { DeadlineFigures } from '../automations/deadline-store';
import type { RecordFigures } from '../record/record-watch';
import type { Views } from '../projections/views';

export interface MeteredParts {
  readonly record: () => Promise<RecordFigures>;
  readonly views: Views;
  readonly head: () => Promise<number>;
  /** Commands that wait for their flush. */
  readonly waiting: () => number;
  readonly deadlines: () => Promise<DeadlineFigures>;
}

/** Figures for whoever watches over Parley; no name and no word of anybody is among them. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly commands = new Histogram({
    name: 'parley_command_seconds',
    help: 'From a command to its answer.',
    labelNames: ['type', 'answer'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [this.registry],
  });

  constructor(parts: MeteredParts) {
    const { views, head, waiting, deadlines } = parts;
    this.gauge('parley_log_position', 'Last position of the log.', head);
    this.gauge('parley_views_lag', 'Facts that the views of this node have not taken yet.', async () =>
      Math.max(0, (await head()) - views.position),
    );
    this.gauge(
      'parley_parked_streams',
      'Streams whose facts could not be folded.',
      async () => (await views.parked()).length,
    );
    this.gauge('parley_waiting_commands', 'Commands that wait for their flush to the log.', waiting);
    this.gauge('parley_deadlines', 'What Parley will do by the clock.', async () => (await deadlines()).waiting);
    this.gauge(
      'parley_overdue_deadlines',
      'Deadlines that have been due for more than a second.',
      async () => (await deadlines()).overdue,
    );
    this.gauge(
      'parley_oldest_deadline_seconds',
      'For how long the oldest one has been due; 0 when none is.',
      async () => (await deadlines()).oldest / 1000,
    );
    this.recordGauges(parts.record);
    this.gauge('parley_feeds', 'Feeds that sockets of this node hold.', () => views.push.subscribed().length);
    this.gauge('parley_resident_bytes', 'Memory of this process.', () => process.memoryUsage.rss());
  }

  /** `answer` is 'ok' or the code of the refusal. */
  answered(type: string, answer: string, milliseconds: number): void {
    this.commands.observe({ type, answer }, milliseconds / 1000);
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  private recordGauges(record: () => Promise<RecordFigures>): void {
    const gauge = (name: string, help: string, value: (figures: RecordFigures) => number): void =>
      this.gauge(`parley_record_${name}`, help, async () => value(await record()));
    gauge('sealed_position', 'Position of the last signed head.', ({ sealedPosition }) => sealedPosition);
    gauge(
      'unsealed_seconds',
      'How long the oldest fact without a signed head waits.',
      ({ unsealedFor }) => unsealedFor,
    );
    gauge('verified_position', 'How far this node has read the record again.', (figures) => figures.verifiedPosition);
    gauge('alarms', 'What is wrong with the record.', ({ alarms }) => alarms.length);
  }

  private gauge(name: string, help: string, value: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await value());
      },
    });
  }
}
