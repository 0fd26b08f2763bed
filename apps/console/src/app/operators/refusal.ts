import type { Refusal } from '#libs/contracts';

const told = {
  'last-administrator': 'refused.lastAdministrator',
  'email-taken': 'refused.emailTaken',
  email: 'refused.email',
  name: 'refused.name',
} as const;

export type RefusalText = (typeof told)[keyof typeof told] | 'refused.forbidden' | 'refused.other';

/** Why the server did not do it, in a text of ours. P4: the last administrator can be neither disabled nor demoted. */
export function refusalText({ code, field, detail }: Refusal): RefusalText {
  const why = typeof detail?.['why'] === 'string' ? detail['why'] : field;
  if (isTold(why)) return told[why];
  return code === 'FORBIDDEN' ? 'refused.forbidden' : 'refused.other';
}

function isTold(why: string | undefined): why is keyof typeof told {
  return why !== undefined && Object.hasOwn(told, why);
}
