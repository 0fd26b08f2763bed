import type { MemberHead, TeamRow } from '#libs/contracts';

export interface Candidate {
  readonly operator: TeamRow;
  /** Why the operator can't be chosen, or what is to be known. */
  readonly remark: 'inChat' | 'invited' | 'asked' | 'away' | null;
  readonly possible: boolean;
}

/** I2: all other operators who are here, with their load; members greyed, those already asked marked. */
export function candidates(
  here: readonly TeamRow[],
  head: MemberHead | undefined,
  me: string,
  words: string,
): Candidate[] {
  const wanted = words.trim().toLowerCase();
  return here
    .filter((operator) => operator.id !== me && operator.name.toLowerCase().includes(wanted))
    .map((operator) => candidate(operator, head))
    .sort((a, b) => Number(b.possible) - Number(a.possible));
}

function candidate(operator: TeamRow, head: MemberHead | undefined): Candidate {
  if (head?.members.some((member) => member.id === operator.id)) {
    return { operator, remark: 'inChat', possible: false };
  }
  const offer = head?.offers.find((one) => one.target.id === operator.id);
  if (offer) return { operator, remark: offer.what === 'invite' ? 'invited' : 'asked', possible: true };
  return { operator, remark: operator.presence === 'away' ? 'away' : null, possible: operator.presence === 'online' };
}
