import { Injectable } from '@nestjs/common';
import { isVisitorFact, type ParleyFact, Rejection, type Visitor, visitorDefinition } from '#libs/domain';
import type { StreamDefinition } from '#libs/event-store';
import { Log } from '../log';

/** Which chat a visitor began last, from the visitor's own stream. */
@Injectable()
export class LatestChats {
  constructor(private readonly log: Log) {}

  async of(visitor: string): Promise<string | null> {
    return (await this.visitor(visitor)).latest;
  }

  /** What the visitor's own stream says; refused for an id that is not a visitor's. */
  async visitor(visitor: string): Promise<Visitor> {
    const facts = await this.log.facts(visitor);
    if (!facts.every(isVisitorFact)) throw new Rejection('NOT_FOUND');
    return facts.reduce(visitorDefinition.evolve, visitorDefinition.initial);
  }

  async fold<S, F extends ParleyFact>(definition: StreamDefinition<S, F>, stream: string): Promise<S> {
    return ((await this.log.facts(stream)) as F[]).reduce(
      (state, fact) => definition.evolve(state, fact),
      definition.initial,
    );
  }
}
