import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A website that does nothing but carry the widget, or (`/without`) not even that. */
export async function hostPage(
  chat: string,
): Promise<{ url: string; allow: (key: string) => void; close: () => void }> {
  let key = '';
  const server: Server = createServer(({ url = '/' }, response) => {
    if (url === '/favicon.ico') return void response.writeHead(204).end();
    const script = url === '/without' ? '' : `<script async src="${chat}/widget/${key}.js"></script>`;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><p>Words of the shop.</p>${script}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    allow: (allowed) => (key = allowed),
    close,
  };
}
