import { brotliCompressSync } from 'node:zlib';
import type { Request, Response } from 'express';
import type { Rendered } from './widget-pages';

/** How many compressed texts are kept: one a site, and a few more while configurations change. */
const kept = 500;

/** Texts that differ a little from site to site: compressed once, and kept. */
export class SmallTexts {
  private readonly compressed = new Map<string, Buffer>();

  send(request: Request, response: Response, { headers, body }: Rendered): void {
    response.set(headers).vary('accept-encoding');
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return void response.send(body);
    response.set('content-encoding', 'br').send(this.of(body));
  }

  private of(body: string): Buffer {
    const found = this.compressed.get(body);
    if (found) return found;
    if (this.compressed.size >= kept) this.compressed.clear();
    const made = brotliCompressSync(body);
    this.compressed.set(body, made);
    return made;
  }
}
