import { requestHeaders } from '../../api/client.ts';
import { type Problem, parseProblem } from '../../api/problem.ts';
import { makeStreamParser, type StreamParser } from './sse-parser.ts';

/** Where a stream stands. `waiting` says when it will be tried again, in epoch milliseconds. */
export type StreamState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface StreamHandlers {
  readonly onData: (data: readonly string[]) => void;
  readonly onState: (state: StreamState) => void;
}

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait after `failures` in a row; `chance` (0..1) keeps many screens from coming at once. */
export function waitAfter(failures: number, chance: number): number {
  const doubled = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(doubled * (0.5 + 0.5 * chance));
}

/** Resolves after `ms`, or at once when the connection comes back or the stream is given up. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}

/** Refusals that will not pass by themselves: not signed in, not allowed, no such thing. */
const isFinal = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429;

async function read(
  response: Response,
  parser: StreamParser,
  onData: StreamHandlers['onData'],
): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return;
    const messages = parser.push(part.value);
    if (messages.length > 0) onData(messages.map((message) => message.data));
  }
}

/**
 * Follows a stream of Server-Sent Events until `signal` aborts or the server refuses: comes back
 * after a break, and asks for what came meanwhile by the last id seen. (EventSource cannot send
 * the header that names the workspace, nor say why it was refused.)
 */
export async function followStream(
  url: string,
  handlers: StreamHandlers,
  signal: AbortSignal,
): Promise<void> {
  let lastId = '';
  let failures = 0;
  while (!signal.aborted) {
    handlers.onState({ kind: 'connecting' });
    const parser = makeStreamParser(lastId);
    try {
      const resume = lastId === '' ? {} : { 'last-event-id': lastId };
      const headers = { ...requestHeaders(), accept: 'text/event-stream', ...resume };
      const response = await fetch(url, { headers, credentials: 'same-origin', signal });
      if (isFinal(response.status)) {
        const body: unknown = await response.json().catch(() => undefined);
        return handlers.onState({ kind: 'refused', problem: parseProblem(response.status, body) });
      }
      if (response.ok) {
        handlers.onState({ kind: 'open' });
        failures = 0;
        await read(response, parser, handlers.onData);
      }
    } catch {
      // A broken connection; what it had told is kept by the last id.
    }
    if (signal.aborted) return;
    lastId = parser.lastId();
    failures += 1;
    const wait = parser.retryMs() ?? waitAfter(failures, Math.random());
    handlers.onState({ kind: 'waiting', until: Date.now() + wait });
    await pause(wait, signal);
  }
}
