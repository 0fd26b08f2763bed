import { Injectable } from '@nestjs/common';
import { type ParleyFact, visitorDefinition } from '#libs/domain';
import type { StreamDefinition } from '#libs/event-store';
import { Log } from '../log';

/** Which chat a visitor began last, from the visitor's own stream. */
@Injectable()
export class LatestChats {
  constructor(private readonly log: Log) {}

  async of(visitor: string): Promise<string | null> {
    return (await this.fold(visitorDefinition, visitor)).latest;
  }

  async fold<S, F extends ParleyFact>(definition: StreamDefinition<S, F>, stream: string): Promise<S> {
    return ((await this.log.facts(stream)) as F[]).reduce(
      (state, fact) => definition.evolve(state, fact),
      definition.initial,
    );
  }
}
