import { bodyOf, emptyNotes, type Notes, transcriptOf } from '#libs/read-models';
import { type Bundle, pureSha256 } from '#libs/record';
import { checkInPage } from '../in-page';
import { type BundleAnswer, type BundlePage, checkBundle } from './check-bundle';

/** The answer, and the transcript as HTML; empty when nothing is proved. */
export async function showBundle(page: BundlePage, key: string): Promise<BundleAnswer & { readonly html: string }> {
  const means = { sha256: pureSha256, checkSignature: checkInPage };
  const answer = await checkBundle(page, key.trim() === '' ? null : key, means);
  return { ...answer, html: answer.proved ? htmlOf(answer.proved) : '' };
}

function htmlOf({ bundle, facts }: NonNullable<BundleAnswer['proved']>): string {
  const site = facts.flatMap(({ fact }) => (fact.type === 'ChatStarted' ? [fact.data.site] : []))[0] ?? '';
  const reading = { viewer: 'everybody', watches: true, notes: namesOf(bundle, site) };
  const transcript = transcriptOf(bundle.chat, facts, reading);
  return transcript ? bodyOf(transcript, new Intl.DateTimeFormat().resolvedOptions().timeZone) : '';
}

/** Names that the facts of the chat do not tell; they are shown as not proved. */
function namesOf({ names, site: siteName }: Bundle, site: string): Notes {
  const notes = emptyNotes();
  for (const [id, name] of Object.entries(names))
    notes.operators.set(id, {
      ...{ id, name, email: '', role: 'operator', sites: 'all', enabled: true, password: 'own' },
      ...{ startPasswordExpiresAt: null, presence: 'offline', choices: {}, load: 0, chats: [] },
    });
  const configuration = { name: siteName, origins: [], accent: '', greeting: '', preChatFields: [], contextEndpoint: null }; // prettier-ignore
  notes.sites.set(site, { id: site, key: '', configuration });
  return notes;
}
