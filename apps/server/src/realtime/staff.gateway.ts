import { type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { Directory } from '../directory';
import { Doors } from '../auth/doors';
import { mayShakeHands, Refused, tokenOf } from './socket-auth';
import { WireHolder } from './wire-holder';

/** Operators, supervisors and administrators; auditors have no socket. */
@WebSocketGateway({ namespace: '/staff' })
export class StaffGateway implements OnGatewayInit<Namespace> {
  namespace!: Namespace;

  constructor(
    private readonly doors: Doors,
    private readonly directory: Directory,
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
    namespace.on('connection', (socket) => this.connected(socket));
  }

  private async enter(socket: Socket): Promise<void> {
    const { request } = socket;
    const isOurs = request.headers.origin !== undefined && mayShakeHands(request, (r) => this.holder.consoleOrigins(r));
    if (!isOurs) throw new Refused('FORBIDDEN');
    const door = await this.doors.staff(request.headers.cookie);
    if (!door || door.csrfToken !== tokenOf(socket, 'csrfToken')) throw new Refused('UNAUTHENTICATED');
    if (door.restricted) throw new Refused('MUST_CHANGE_PASSWORD');
    const operator = this.directory.operator(door.operator);
    if (!operator?.enabled) throw new Refused('UNAUTHENTICATED');
    if (operator.role === 'auditor') throw new Refused('FORBIDDEN');
    (socket.data as { door: typeof door }).door = door;
  }

  private connected(socket: Socket): void {
    const { door } = socket.data as { door: Awaited<ReturnType<Doors['staff']>> };
    if (!door) return void socket.disconnect(true);
    const reader = { kind: 'operator', id: door.operator } as const;
    this.holder.wire.attach(socket, reader, { caller: () => door.caller(), session: door.session });
  }
}
