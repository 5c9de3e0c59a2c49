import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own whose CPU time can be asked. */
export interface MeasuredChild {
  readonly url: string;
  /** Seconds of CPU time that it has used, user and system. */
  cpuSeconds(): Promise<number>;
  stop(): void;
}

type Message =
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'cpu'; readonly microseconds: number };

export async function startMeasured(file: string): Promise<MeasuredChild> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const first = await nextMessage(child);
  if (first.kind !== 'port') throw new Error(`${file} did not tell its port`);
  return {
    url: `http://127.0.0.1:${first.port}`,
    cpuSeconds: async () => {
      child.send('cpu');
      const answer = await nextMessage(child);
      return answer.kind === 'cpu' ? answer.microseconds / 1e6 : Number.NaN;
    },
    stop: () => child.disconnect(),
  };
}

function nextMessage(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`a measured server ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Message);
    });
  });
}
