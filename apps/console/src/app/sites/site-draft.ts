import type { Refusal, SiteConfiguration } from '#libs/contracts';

/** A configuration as it is being written: every field a text. */
export interface SiteDraft {
  readonly name: string;
  readonly greeting: string;
  readonly accent: string;
  /** One in each line. */
  readonly origins: string;
  readonly asksName: boolean;
  readonly asksEmail: boolean;
  readonly contextEndpoint: string;
}

export const emptyDraft: SiteDraft = {
  name: '',
  greeting: '',
  accent: '#2d55d8',
  origins: '',
  asksName: false,
  asksEmail: false,
  contextEndpoint: '',
};

export function draftOf(configuration: SiteConfiguration): SiteDraft {
  const { name, greeting, accent, origins, preChatFields, contextEndpoint } = configuration;
  return {
    ...{ name, greeting, accent, origins: origins.join('\n'), contextEndpoint: contextEndpoint ?? '' },
    ...{ asksName: preChatFields.includes('name'), asksEmail: preChatFields.includes('email') },
  };
}

export function configurationOf(draft: SiteDraft): SiteConfiguration {
  return {
    name: draft.name.trim(),
    greeting: draft.greeting.trim(),
    accent: draft.accent,
    origins: originsIn(draft.origins),
    preChatFields: [...(draft.asksName ? (['name'] as const) : []), ...(draft.asksEmail ? (['email'] as const) : [])],
    contextEndpoint: draft.contextEndpoint.trim() || null,
  };
}

/** What was copied from an address bar becomes the origin that was meant; what is no address stays, to be refused. */
export function originsIn(text: string): string[] {
  const lines = text.split(/\s+/).filter((line) => line !== '');
  return [...new Set(lines.map((line) => (URL.canParse(line) ? asOrigin(new URL(line), line) : line)))];
}

function asOrigin(url: URL, line: string): string {
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : line;
}

const fields = ['name', 'greeting', 'accent', 'origins', 'contextEndpoint'] as const;
export type DraftField = (typeof fields)[number];

/** The field that the server refused, such as `configuration.origins.2`; null where it is none of these. */
export function refusedField({ code, field }: Pick<Refusal, 'code' | 'field'>): DraftField | null {
  const [, name] = (field ?? '').split('.');
  return code === 'BAD_FIELD' ? (fields.find((one) => one === name) ?? null) : null;
}
