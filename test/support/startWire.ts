import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire to a server: its connections can be cut off without either end being told. */
export interface Wire {
  readonly port: number;
  /** How many connections were made. */
  connections(): number;
  /** Nothing more goes through the connections there are; new ones work. */
  swallow(): void;
  close(): Promise<void>;
}

export async function startWire(port: number): Promise<Wire> {
  const ends = new Set<Socket>();
  let count = 0;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    count++;
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => end.destroy());
    }
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    swallow: () => {
      for (const end of ends) end.unpipe().resume();
    },
    close: async () => {
      for (const end of ends) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
