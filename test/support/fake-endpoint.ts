import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answering = (response: ServerResponse, question: Record<string, unknown>) => void;

/** A website's own endpoint on this machine, whose answers a test chooses by path. */
export class FakeEndpoint {
  readonly asked: { path: string; question: Record<string, unknown>; headers: IncomingMessage['headers'] }[] = [];

  private constructor(private readonly server: Server) {}

  static async open(answers: Record<string, Answering>): Promise<FakeEndpoint> {
    const server = createServer();
    const endpoint = new FakeEndpoint(server);
    server.on('request', (request, response) => {
      void endpoint.hear(request).then((question) => answers[request.url ?? '']?.(response, question));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return endpoint;
  }

  url(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async hear(request: IncomingMessage): Promise<Record<string, unknown>> {
    let text = '';
    for await (const part of request as AsyncIterable<Buffer>) text += part.toString();
    const question = JSON.parse(text) as Record<string, unknown>;
    this.asked.push({ path: request.url ?? '', question, headers: request.headers });
    return question;
  }
}

/** Answers with a body; JSON unless said otherwise. */
export function json(body: string, status = 200, headers: Record<string, string> = {}): Answering {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(body);
  };
}
