import type { HostPage } from '../port-messages';

const bare = (address: string): string => address.split(/[?#]/, 1)[0]!;

export function describePage(): HostPage {
  return { url: bare(location.href), title: document.title, referrer: bare(document.referrer) };
}
