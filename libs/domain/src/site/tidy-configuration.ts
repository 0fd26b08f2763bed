import { Rejection } from '../rejection';
import { contrastWithWhite, leastContrast } from './accent-contrast';
import type { SiteConfiguration } from './events';

const origin = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/;
const colour = /^#[0-9a-f]{6}$/i;

/** The configuration in one spelling, so that an equal one is seen to be equal. */
export function tidyConfiguration(given: SiteConfiguration): SiteConfiguration {
  const { name, accent, contextEndpoint } = given;
  const origins = [...new Set(given.origins.map((each) => each.trim().toLowerCase().replace(/\/$/, '')))];
  mustHold(name.trim() !== '', 'name');
  mustHold(
    origins.every((each) => origin.test(each)),
    'origins',
  );
  mustHold(colour.test(accent), 'accent');
  mustBeReadable(accent);
  mustHold(contextEndpoint === null || /^https?:\/\/\S+$/.test(contextEndpoint), 'contextEndpoint');
  const preChatFields = (['name', 'email'] as const).filter((each) => given.preChatFields.includes(each));
  const greeting = given.greeting.trim();
  return { name: name.trim(), origins, accent: accent.toLowerCase(), greeting, preChatFields, contextEndpoint };
}

function mustHold(condition: boolean, field: string): void {
  if (!condition) throw new Rejection('BAD_FIELD', undefined, `configuration.${field}`);
}

/** White words on the accent, and the accent as words on white. */
function mustBeReadable(accent: string): void {
  const contrast = Math.floor(contrastWithWhite(accent) * 100) / 100;
  if (contrast < leastContrast)
    throw new Rejection('BAD_FIELD', { why: 'contrast', contrast, least: leastContrast }, 'configuration.accent');
}
