import type { ChatFact, OfferKind } from '#libs/domain';

type OfferData = { offer: string; by: string; target: string };
type Ending = Extract<ChatFact, { data: { offer: string; kind: OfferKind } }>;

/**
 * A second opinion on what can happen to a chat. It was written from `product.md` and reads facts only: it knows
 * neither the rules nor their state, so a mistake has to be made twice to go unseen. Returns what is not legal.
 */
export function illegalities(appends: readonly (readonly ChatFact[])[]): string[] {
  const witness = new Witness();
  for (const append of appends) witness.sees(append);
  return witness.objections;
}

class Witness {
  readonly objections: string[] = [];
  private visitor: 'unborn' | 'here' | 'missing' | 'lapsed' | 'out' = 'unborn';
  private over = false;
  private acceptances = 0;
  private readonly inside = new Set<string>();
  private readonly unseen = new Set<string>();
  private readonly asked = new Map<string, OfferData & { kind: OfferKind }>();
  private readonly usedIds = new Set<string>();
  private readonly unanswered = new Set<string>();
  private fact = '';
  /** What the same append still holds. */
  private rest: readonly ChatFact[] = [];

  sees(append: readonly ChatFact[]): void {
    for (const [place, fact] of append.entries()) {
      this.fact = fact.type;
      this.rest = append.slice(place + 1);
      this.must(!this.over, 'after the close');
      this.must((fact.type === 'ChatStarted') === (this.visitor === 'unborn'), 'a chat starts once, and first');
      this.step(fact);
    }
    this.fact = 'after the append';
    this.settle(append);
  }

  private step(fact: ChatFact): void {
    if (fact.type.startsWith('Visitor') || fact.type === 'ChatStarted') this.visitorFact(fact);
    else if (fact.type.startsWith('Watch')) this.watchFact(fact);
    else if (fact.type.startsWith('Offer')) this.offerFact(fact as Ending);
    else if (fact.type.startsWith('Context')) this.contextFact(fact);
    else this.otherFact(fact);
  }

  private visitorFact(fact: ChatFact): void {
    switch (fact.type) {
      case 'ChatStarted':
        this.visitor = 'here';
        break;
      case 'VisitorWentAway':
        this.must(this.visitor === 'here', 'only who is here goes away');
        this.visitor = 'missing';
        break;
      case 'VisitorReturned':
        this.must(this.visitor === (fact.data.from === 'away' ? 'missing' : 'lapsed'), 'returns from elsewhere');
        this.visitor = 'here';
        break;
      case 'VisitorTimedOut':
        this.must(this.visitor === 'missing', 'times out without having been away');
        this.visitor = 'lapsed';
        break;
      case 'VisitorKicked':
        this.must(this.inside.has(fact.data.by), 'kicked by somebody who is not a member');
        this.goesForGood();
        break;
      default:
        this.goesForGood();
    }
  }

  private goesForGood(): void {
    this.must(this.visitor !== 'out', 'gone for good twice');
    this.visitor = 'out';
  }

  private watchFact(fact: ChatFact): void {
    if (fact.type === 'WatchStarted') {
      const { operator } = fact.data;
      this.must(!this.unseen.has(operator) && !this.inside.has(operator), 'watches what he sees already');
      this.unseen.add(operator);
    } else if (fact.type === 'WatchEnded') {
      const { operator, reason } = fact.data;
      this.must(this.unseen.delete(operator), 'ends a watch that is none');
      if (reason === 'joined')
        this.must(
          this.rest.some((next) => entrantOf(next) === operator),
          'joined, but no entry',
        );
      if (reason === 'closed') this.must(this.closesNow(), 'closed, but no close');
    }
  }

  private offerFact({ type, data }: Ending): void {
    const pending = this.asked.get(data.offer);
    const isSame = pending?.kind === data.kind && pending.by === data.by && pending.target === data.target;
    this.must(isSame, 'an offer that is not pending');
    this.asked.delete(data.offer);
    const [next] = this.rest;
    if (type === 'OfferAccepted') {
      this.must(next !== undefined && entrantOf(next) === data.target, 'accepted without entering');
      this.must(data.kind === 'invite' || !this.inside.has(data.by), 'a transfer that leaves the requester in');
    }
    if (type === 'OfferCancelled') {
      this.must(this.inside.has(data.cancelledBy) || data.cancelledBy === data.by, 'cancelled by a stranger');
    }
    if (type === 'OfferSuperseded') {
      this.must(
        this.rest.some((after) => offerMadeBy(after) === data.replacedBy),
        'superseded by nothing',
      );
    }
    if (type === 'OfferVoided' && data.reason === 'closed') this.must(this.closesNow(), 'closed, but no close');
    if (type === 'OfferVoided' && data.reason === 'visitor-gone') {
      this.must(data.kind === 'transfer' && !this.visitorThere(), 'void for no reason');
    }
  }

  private contextFact(fact: ChatFact): void {
    if (fact.type === 'ContextRequested') {
      this.must(!this.unanswered.has(fact.data.source), 'asked twice at once');
      this.unanswered.add(fact.data.source);
    } else if (fact.type === 'ContextReceived' || fact.type === 'ContextFailed') {
      const answered = this.unanswered.delete(fact.data.source);
      this.must(answered || fact.data.source !== 'endpoint', 'an answer that nobody waits for');
    }
  }

  private otherFact(fact: ChatFact): void {
    switch (fact.type) {
      case 'ChatAccepted':
        this.must(this.visitorThere() && this.inside.size === 0, 'accepted, but not waiting');
        this.must(fact.data.round === this.acceptances + 1, 'rounds do not count up');
        this.acceptances += 1;
        return this.enters(fact.data.operator);
      case 'OperatorJoined':
        this.must(!this.visitorThere() || this.inside.size > 0, 'joined a waiting chat without accepting it');
        return this.enters(fact.data.operator);
      case 'OperatorLeft':
        this.must(this.inside.delete(fact.data.operator), 'leaves without being in');
        return this.must(fact.data.requeued === (this.visitorThere() && this.inside.size === 0), 'wrongly requeued');
      case 'TransferAssumed':
        return this.handsOver(fact.data);
      case 'OperatorInvited':
        return this.asks('invite', fact.data);
      case 'TransferRequested':
        this.must(this.visitorThere(), 'nobody to hand over');
        return this.asks('transfer', fact.data);
      case 'MessagePosted':
        return this.writes(fact.data);
      case 'ChatClosed':
        return this.closes(fact.data.reason);
      default:
    }
  }

  private enters(operator: string): void {
    this.must(!this.inside.has(operator), 'enters twice');
    this.inside.add(operator);
  }

  private handsOver({ offer, by, target }: OfferData): void {
    const pending = this.asked.get(offer);
    const isSame = pending?.kind === 'transfer' && pending.by === by && pending.target === target;
    this.must(isSame, 'an offer that is not pending');
    this.asked.delete(offer);
    this.enters(target);
    this.must(this.inside.delete(by), 'ejects somebody who is not in');
  }

  private asks(kind: OfferKind, { offer, by, target }: OfferData): void {
    this.must(this.inside.has(by), 'asked by somebody who is not a member');
    this.must(!this.inside.has(target), 'asks a member');
    this.once(offer);
    this.asked.set(offer, { kind, offer, by, target });
  }

  private writes({ message, author, audience }: Extract<ChatFact, { type: 'MessagePosted' }>['data']): void {
    this.once(message);
    const mayWrite = author.kind === 'visitor' ? this.visitor !== 'out' : this.inside.has(author.id);
    this.must(mayWrite, 'written by somebody who is not in the chat');
    this.must(audience === (this.visitor === 'out' ? 'members' : 'everyone'), 'the wrong audience');
  }

  private closes(reason: 'last-left' | 'vacancy'): void {
    this.must(!this.visitorThere(), 'closed with a visitor there');
    this.must(reason === 'vacancy' || this.inside.size === 0, 'somebody is still in');
    this.must(this.asked.size === 0, 'an offer outlives the close');
    this.must(this.unseen.size === 0, 'a watch outlives the close');
    this.over = true;
  }

  /** What must hold whenever nothing is being written. */
  private settle(append: readonly ChatFact[]): void {
    const asked = [...this.asked.values()];
    const transfers = asked.filter(({ kind }) => kind === 'transfer');
    this.must(transfers.length === 0 || this.visitorThere(), 'a transfer outlives the visitor');
    this.must(areDistinct(transfers.map(({ by }) => by)), 'two transfers of one requester');
    this.must(areDistinct(asked.map(({ target }) => target)), 'two offers to one target');
    this.must(asked.length <= 10, 'more than ten offers');
    this.must(!asked.some(({ target }) => this.inside.has(target)), 'an offer to a member');
    this.must(![...this.unseen].some((operator) => this.inside.has(operator)), 'a member who watches');
    const lastLeft = append.some(({ type }) => type === 'OperatorLeft') && this.inside.size === 0;
    this.must(!lastLeft || this.visitorThere() || this.over, 'vacant and empty, but not closed');
  }

  private visitorThere(): boolean {
    return this.visitor === 'here' || this.visitor === 'missing';
  }

  private closesNow(): boolean {
    return this.rest.at(-1)?.type === 'ChatClosed';
  }

  private once(id: string): void {
    this.must(!this.usedIds.has(id), 'an id is used twice');
    this.usedIds.add(id);
  }

  private must(holds: boolean, objection: string): void {
    if (!holds) this.objections.push(`${this.fact}: ${objection}`);
  }
}

function entrantOf(fact: ChatFact): string | null {
  if (fact.type === 'ChatAccepted' || fact.type === 'OperatorJoined') return fact.data.operator;
  return fact.type === 'TransferAssumed' ? fact.data.target : null;
}

function offerMadeBy(fact: ChatFact): string | null {
  return fact.type === 'OperatorInvited' || fact.type === 'TransferRequested' ? fact.data.offer : null;
}

function areDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
