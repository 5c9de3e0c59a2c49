import { connect } from 'node:net';
import { HANG_MS } from './send.ts';

/** What waits for more is told that nothing more comes; then the answer is there or never will be. */
const QUIET_MS = 150;

/**
 * Writes bytes to the server's port as they are and gives what comes back, perhaps nothing.
 * Rejects when the server neither answers nor closes in time.
 */
export function rawRequest(url: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const hang = setTimeout(() => {
      socket.destroy();
      reject(new Error(`the server neither answered nor closed: ${bytes.toString('utf8').slice(0, 100)}`));
    }, HANG_MS);
    const finish = (): void => {
      clearTimeout(hang);
      socket.destroy();
      resolve(heard);
    };
    socket.on('connect', () => {
      socket.write(bytes);
      setTimeout(() => (heard === '' ? socket.end() : finish()), QUIET_MS);
    });
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8');
    });
    socket.on('end', finish);
    socket.on('close', finish);
    socket.on('error', finish);
  });
}
