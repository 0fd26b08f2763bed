import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import type { Request, Response } from 'express';
import type { Rendered } from './widget-pages';

/** How many compressed texts are kept: one a site, and a few more while configurations change. */
const kept = 500;

interface Compressed {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Takes away what was set for every answer: the page that follows names all its headers itself, and each byte counts. */
export function withoutHeaders(response: Response): Response {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  return response;
}

/** Texts that differ a little from site to site: compressed once, and kept. */
export class SmallTexts {
  private readonly compressed = new Map<string, Compressed>();

  send(request: Request, response: Response, { headers, body }: Rendered): void {
    withoutHeaders(response).set(headers).vary('accept-encoding');
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return void response.send(body);
    const { bytes, etag } = this.of(body);
    response.set({ 'content-encoding': 'br', etag }).send(bytes);
  }

  private of(body: string): Compressed {
    const found = this.compressed.get(body);
    if (found) return found;
    if (this.compressed.size >= kept) this.compressed.clear();
    const bytes = brotliCompressSync(body);
    const made = { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 8)}"` };
    this.compressed.set(body, made);
    return made;
  }
}
