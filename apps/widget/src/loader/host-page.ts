import type { HostPage } from '../port-messages';

const bare = (address: string): string => address.split(/[?#]/, 1)[0]!;

export function describePage(): HostPage {
  return { url: bare(location.href), title: document.title, referrer: bare(document.referrer) };
}

/** What the site passes in as `data-context`, read at each opening so that the site may change it. */
export function contextOf(script: HTMLScriptElement): unknown {
  try {
    return JSON.parse(script.dataset['context'] ?? 'null');
  } catch {
    console.warn('Parley: data-context is not JSON, so it is not passed on.');
    return null;
  }
}
