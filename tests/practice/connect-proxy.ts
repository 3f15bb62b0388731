import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { HOSTS } from '../../src/core/marketplaces';

export interface ConnectProxy {
  readonly port: number;
  /** `host:port` of every connection that was asked for and refused, in order. */
  readonly refused: string[];
  stop(): Promise<void>;
}

/** For Firefox: an HTTP CONNECT proxy that leads every Seller Central host to the practice site and refuses all else. */
export async function startConnectProxy(practicePort: number): Promise<ConnectProxy> {
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    refused.push(`${request.headers.host ?? request.url}`);
    response.writeHead(403).end();
  });
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  };
  server.on('connection', keep);
  server.on('connect', (request, client: Socket, head: Buffer) => {
    client.on('error', () => client.destroy());
    if (!HOSTS.some((host) => request.url === `${host}:443`)) {
      refused.push(request.url ?? '');
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const practice = connect(practicePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      practice.write(head);
      practice.pipe(client);
      client.pipe(practice);
    });
    keep(practice);
    practice.on('error', () => client.destroy());
    client.on('close', () => practice.destroy());
    practice.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
