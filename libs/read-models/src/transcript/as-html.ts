import { headOf, type Line, linesOf, visitorName } from './lines';
import { transcriptStyle } from './style';
import type { Transcript } from './transcript';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe between tags and in quoted attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** A transcript as a page that needs nothing else and runs nothing. */
export function htmlOf(transcript: Transcript, zone: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>Chat with ${escaped(visitorName(transcript))}</title>
<style>${transcriptStyle}</style>
</head>
<body>
${bodyOf(transcript, zone)}</body>
</html>
`;
}

/** What stands in the body, for pages that bring their own frame. */
export function bodyOf(transcript: Transcript, zone: string): string {
  const head = headOf(transcript, zone).map(([label, value]) => `<dt>${label}</dt><dd>${escaped(value)}</dd>`);
  return `<main>
<h1>Chat with <bdi>${escaped(visitorName(transcript))}</bdi></h1>
<dl>${head.join('')}</dl>
<ol>
${linesOf(transcript, zone).map(line).join('\n')}
</ol>
</main>
`;
}

function line({ at, who, side, text, isErased, isAmongMembers }: Line): string {
  const time = `<time>${escaped(at)}</time>`;
  if (who === null) return `<li class="notice">${time} <span><bdi>${escaped(text)}</bdi></span></li>`;
  const name = `<b><bdi>${escaped(who)}</bdi></b>${isAmongMembers ? ' <em>among operators</em>' : ''}`;
  const words = isErased ? '<p class="hole">These words were erased.</p>' : `<p dir="auto">${escaped(text)}</p>`;
  return `<li class="${side}"><header>${name} ${time}</header>${words}</li>`;
}
