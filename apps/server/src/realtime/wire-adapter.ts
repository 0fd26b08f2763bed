import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { sendInOneWrite, type Transport } from './one-write';
import { mayShakeHands } from './socket-auth';
import type { WireHolder } from './wire-holder';

/** Bytes of one frame; a larger one closes the connection with 1009. */
const frameLimit = 65_536;

/** socket.io as the transport only: websocket, no polling, no recovery of its own, and Origin checked at the handshake. */
export class WireAdapter extends IoAdapter {
  constructor(
    app: INestApplication,
    private readonly holder: WireHolder,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      path: '/socket.io',
      transports: ['websocket'],
      allowUpgrades: false,
      serveClient: false,
      maxHttpBufferSize: frameLimit,
      pingInterval: 10_000,
      pingTimeout: 5_000,
      connectTimeout: 10_000,
      perMessageDeflate: false,
      httpCompression: false,
      cookie: false,
      allowRequest: (request, answer) =>
        answer(
          null,
          mayShakeHands(request, (r) => this.holder.widgetOrigins(r)),
        ),
    } as ServerOptions);
    server.engine.on('connection', ({ transport }: { transport: Transport }) => sendInOneWrite(transport));
    return server;
  }
}
