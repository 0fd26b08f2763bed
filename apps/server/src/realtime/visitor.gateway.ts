import { type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { Doors, type VisitorDoor } from '../auth/doors';
import { mayShakeHands, Refused, tokenOf } from './socket-auth';
import { WireHolder } from './wire-holder';

/** Visitors, by the token of the chat frame. */
@WebSocketGateway({ namespace: '/visitor' })
export class VisitorGateway implements OnGatewayInit<Namespace> {
  namespace!: Namespace;

  constructor(
    private readonly doors: Doors,
    private readonly holder: WireHolder,
  ) {}

  afterInit(namespace: Namespace): void {
    this.namespace = namespace;
    namespace.use((socket, next) => {
      this.enter(socket).then(
        () => next(),
        (refused: Error) => next(refused instanceof Refused ? refused : new Refused('INTERNAL')),
      );
    });
    namespace.on('connection', (socket) => {
      const { door } = socket.data as { door: VisitorDoor };
      const reader = { kind: 'visitor', id: door.visitor } as const;
      this.holder.wire.attach(socket, reader, { caller: () => door.caller(), session: null });
    });
  }

  private async enter(socket: Socket): Promise<void> {
    const { request } = socket;
    const hasOrigin = request.headers.origin !== undefined;
    if (hasOrigin && !mayShakeHands(request, (r) => this.holder.widgetOrigins(r))) throw new Refused('FORBIDDEN');
    const door = await this.doors.visitor(tokenOf(socket, 'token'));
    if (!door) throw new Refused('UNAUTHENTICATED');
    (socket.data as { door: VisitorDoor }).door = door;
  }
}
