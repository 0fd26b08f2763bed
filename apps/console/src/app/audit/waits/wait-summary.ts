import type { WaitOperator, WaitRound } from '#libs/contracts';

type Stretches = WaitOperator['online'];

/** How much of a wait somebody was there for. */
export type Share = { readonly is: 'all' | 'never' } | { readonly is: 'part'; readonly ms: number };

/** Stretches as pairs of times within the wait. */
function within(stretches: Stretches, from: number, to: number): [number, number][] {
  return stretches
    .map((one): [number, number] => [Math.max(from, one.from), Math.min(to, one.to ?? to)])
    .filter(([begin, end]) => end >= begin);
}

/** `now` stands for the end of what is not over. */
export const endOf = ({ to }: WaitRound, now: number): number => to ?? now;

export function shareOf(stretches: Stretches, round: WaitRound, now: number): Share {
  const end = endOf(round, now);
  const parts = within(stretches, round.from, end);
  if (parts.length === 0) return { is: 'never' };
  const ms = parts.reduce((sum, [begin, till]) => sum + till - begin, 0);
  return ms >= end - round.from ? { is: 'all' } : { is: 'part', ms };
}

/** Who was online and entitled at one and the same moment of the wait. */
export function readyIn(round: WaitRound, now: number): WaitOperator[] {
  const end = endOf(round, now);
  return round.operators.filter(({ online, entitled }) => {
    const allowed = within(entitled, round.from, end);
    const here = within(online, round.from, end);
    return here.some(([from, to]) => allowed.some(([begin, till]) => begin <= to && from <= till));
  });
}
