import type { QueryBodies } from '#libs/contracts';
import { type AuditorFact, Rejection } from '#libs/domain';
import { htmlOf, textOf, type Transcript, type Viewer } from '#libs/read-models';
import { type Caller, maySeeWatches } from '../auth/permissions';
import type { Directory } from '../directory';
import { type HistoryAnswers, readerOf } from '../history/history-answers';
import type { Readings } from '../history/readings';
import type { Past } from '../replay/past';
import type { Bundles } from './bundles';
import { csvHead, csvLine } from './csv';

export const exportForms = ['html', 'text', 'jsonl', 'bundle'] as const;
export type ExportForm = (typeof exportForms)[number];

export interface Wanted {
  readonly chat: string;
  readonly as: ExportForm;
  readonly viewer: Viewer;
  /** Of the times in a transcript. */
  readonly zone: string;
}

/** Something to be kept as a file. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

export interface ExportParts {
  readonly history: HistoryAnswers;
  readonly past: Pick<Past, 'transcript'>;
  readonly readings: Pick<Readings, 'record'>;
  readonly directory: Directory;
  readonly bundles: Pick<Bundles, 'make'>;
}

/** Chats of one list. */
const listed = 10_000;

type Made = Pick<ExportedFile, 'type' | 'content'> & { readonly ending: string };

/** A7: chats as files. Each is recorded as a fact before it goes out. */
export class ChatExports {
  constructor(private readonly parts: ExportParts) {}

  async chat(caller: Caller, wanted: Wanted): Promise<ExportedFile> {
    const reader = readerOf(caller);
    const { chat, as, viewer } = wanted;
    const { ending, ...made } = await this.made(caller, wanted);
    const format = as === 'html' || as === 'text' ? `${as}, ${viewer}` : as;
    const fact: AuditorFact = { type: 'ChatExported', data: { reader: reader.id, chat, format } };
    await this.parts.readings.record(reader.id, fact);
    return { ...made, name: `chat-${chat}.${ending}` };
  }

  /** What a search finds, as a list for spreadsheets. */
  async list(caller: Caller, asked: QueryBodies['history.search']): Promise<ExportedFile> {
    const lines = [csvHead];
    const nameOf = (id: string): string =>
      this.parts.directory.sites().find((site) => site.id === id)?.configuration.name ?? id;
    for await (const rows of this.parts.history.pages(caller, asked, listed))
      lines.push(...rows.map((row) => csvLine(row, nameOf(row.site))));
    return { name: 'chats.csv', type: 'text/csv; charset=utf-8', content: lines.join('') };
  }

  private async made(caller: Caller, wanted: Wanted): Promise<Made> {
    const reader = readerOf(caller);
    switch (wanted.as) {
      case 'html':
        return { ending: 'html', type: 'text/html; charset=utf-8', content: htmlOf(await this.transcript(caller, wanted), wanted.zone) }; // prettier-ignore
      case 'text':
        return { ending: 'txt', type: 'text/plain; charset=utf-8', content: textOf(await this.transcript(caller, wanted), wanted.zone) }; // prettier-ignore
      case 'jsonl': {
        const facts = await this.parts.history.told(reader, wanted.chat);
        const content = facts.map((fact) => `${JSON.stringify(fact)}\n`).join('');
        return { ending: 'jsonl', type: 'application/jsonl; charset=utf-8', content };
      }
      case 'bundle':
        // It has every fact of the chat, watches too: without them the proof has holes
        if (!maySeeWatches(reader)) throw new Rejection('FORBIDDEN');
        return { ending: 'html', type: 'text/html; charset=utf-8', content: await this.parts.bundles.make(wanted.chat) }; // prettier-ignore
    }
  }

  private async transcript(caller: Caller, { chat, viewer }: Wanted): Promise<Transcript> {
    const transcript = await this.parts.past.transcript(chat, viewer, maySeeWatches(readerOf(caller)));
    if (!transcript) throw new Rejection('NOT_FOUND');
    return transcript;
  }
}
