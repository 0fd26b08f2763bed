import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Handled } from './dispatch';
import { withInvocation } from './invocation';
import { uuidv7 } from './platform/ids';

/** Whom the log names when Parley itself acts. */
export const system = { kind: 'system', id: '00000000-0000-8000-8000-000000000000' } as const;

type SystemCommand = { readonly constructor: unknown; readonly data: { readonly at: number } };

/** Commands that no person sends: presence, deadlines, the first administrator. */
@Injectable()
export class SystemCommands {
  constructor(private readonly bus: CommandBus) {}

  /** `cause`: the fact that called for it, and an id that is the same whenever it calls again. */
  async run(command: SystemCommand, cause?: { id: string; eventId: string; correlationId: string }): Promise<void> {
    const id = cause?.id ?? uuidv7();
    const { type } = command.constructor as { type: string };
    await this.bus.execute<object, Handled>(
      withInvocation(command, {
        id,
        type: `system.${type}`,
        by: system,
        body: [type],
        correlationId: cause?.correlationId ?? id,
        causationId: cause?.eventId ?? id,
        at: command.data.at,
      }),
    );
  }
}
