import type { Language } from '../language';
import { aroundName, noticeLines } from './notices';
import type { Entry } from './thread';
import type { Texts } from './texts';
import { clockTime, day } from './times';

/** The chat as text: what the visitor sees, and nothing that the visitor does not. */
export function transcriptOf(entries: readonly Entry[], texts: Texts, language: Language): string {
  return entries.flatMap((entry) => linesOf(entry, texts, language)).join('\n');
}

function linesOf(entry: Entry, texts: Texts, language: Language): string[] {
  const at = entry.kind === 'message' ? entry.at : entry.item.at;
  const time = `[${day(language, at)}, ${clockTime(language, at)}]`;
  if (entry.kind === 'notice')
    return noticeLines(entry.item, texts).map(({ words, name }) => `${time} ${aroundName(words).join(name ?? '')}`);
  const author = entry.mine ? texts.you : (entry.author ?? texts.operator);
  const words = typeof entry.text === 'string' ? entry.text : texts.erased;
  const state = entry.receipt === 'failed' || entry.receipt === 'sending' ? ` (${texts.notSent})` : '';
  return [`${time} ${author}: ${words}${state}`];
}

/** Hands a text to the visitor as a file; nothing of it leaves the browser. */
export function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
