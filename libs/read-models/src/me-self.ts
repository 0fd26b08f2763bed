import type { MeSelf } from '#libs/contracts';
import type { Put } from './feeds';
import type { OperatorNotes } from './note-shapes';
import type { Notes } from './notes';
import { seesSite, sitesSeen } from './people';
import type { OperatorStep, SiteStep } from './step';

/** Row `self`. */
export function selfOf(notes: Notes, operator: OperatorNotes): Put {
  const { id, name, role, presence, choices } = operator;
  const sites = sitesSeen(notes, operator);
  const row: MeSelf = { kind: 'self', id, name, role, sites, presence, choices };
  return { kind: 'me', feed: id, key: 'self', row };
}

/** Never looks at words: erasing a name may not change what is put. */
export function selfChanged({ notes, before, after }: OperatorStep): Put[] {
  const same =
    before !== null &&
    before.role === after.role &&
    before.presence === after.presence &&
    before.choices === after.choices &&
    (before.sites === after.sites || sitesSeen(notes, before).join() === sitesSeen(notes, after).join());
  return same ? [] : [selfOf(notes, after)];
}

/** A new site changes the list of everybody who sees it. */
export function selfOfAll({ notes, after }: SiteStep): Put[] {
  const seeing = [...notes.operators.values()].filter((operator) => seesSite(operator, after.id));
  return seeing.map((operator) => selfOf(notes, operator));
}
