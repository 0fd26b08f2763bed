import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartRefusal } from './platform/start-refusal';

/** Opens a listener; a port that somebody else holds is a plain sentence and no stack. */
export function listenOn(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => reject(sentenceOf(error, port, host));
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
}

/** Takes the same port on another address; connections that are open stay as they are. */
export async function moveTo(server: Server, host: string): Promise<void> {
  const { port } = server.address() as AddressInfo;
  server.close();
  await listenOn(server, port, host);
}

function sentenceOf(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') return new StartRefusal(`Port ${port} is in use; set PORT to another one.`);
  if (error.code === 'EACCES') return new StartRefusal(`Port ${port} may not be opened by this user; set PORT.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartRefusal(`HOST ${host} is not an address of this machine.`);
  return error;
}
