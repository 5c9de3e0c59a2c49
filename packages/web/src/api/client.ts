import { ProblemError, parseProblem, UNREACHED } from './problem.ts';
import type { CallOf, ResponseOf, RouteId } from './route-types.ts';
import { fillPath, queryText, routeUrl } from './route-url.ts';
import { addressOf } from './routes.ts';
import { chosenWorkspace } from './workspace-choice.ts';

/** Headers that every call carries, also those made without `request` (uploads, streams). */
export function requestHeaders(): Record<string, string> {
  const workspace = chosenWorkspace();
  return workspace === null ? {} : { 'x-romashka-workspace': workspace };
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends JSON and reads JSON; throws `ProblemError` for a refusal or an unreachable server. */
export async function sendJson(
  method: string,
  url: string,
  options: {
    readonly body?: unknown;
    /** Sent as it is, in place of JSON. */
    readonly file?: Blob;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<unknown> {
  const headers = requestHeaders();
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (options.body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(options.body);
  }
  if (options.file !== undefined) {
    headers['content-type'] = 'application/octet-stream';
    init.body = options.file;
  }
  if (options.signal !== undefined) init.signal = options.signal;
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, init);
    body = await readBody(response);
  } catch (thrown) {
    if (options.signal?.aborted === true) throw thrown;
    throw new ProblemError(UNREACHED);
  }
  if (!response.ok) {
    // The sign-in door puts its wait into a header of its own.
    const wait = response.headers.get('retry-after') ?? response.headers.get('x-retry-after');
    throw new ProblemError(parseProblem(response.status, body, wait));
  }
  return body;
}

/**
 * Calls a route of the contract. The answer is trusted to have the contract's shape: the server
 * is of the same release and checks what it sends.
 */
export async function request<Id extends RouteId>(
  id: Id,
  call: CallOf<Id>,
  signal?: AbortSignal,
): Promise<ResponseOf<Id>> {
  const { body }: { readonly body?: unknown } = call;
  const answer = await sendJson(addressOf(id).method, routeUrl(id, call), { body, signal });
  return answer as ResponseOf<Id>;
}

/** Sends a file as the body of a route that takes one; `params` fill the path. */
export async function sendFile<Id extends RouteId>(
  id: Id,
  file: Blob,
  query: Readonly<Record<string, string>>,
  options: { readonly params?: Readonly<Record<string, string>>; readonly signal?: AbortSignal } = {},
): Promise<ResponseOf<Id>> {
  const { method, path } = addressOf(id);
  const url = `${fillPath(path, options.params)}${queryText(query)}`;
  return (await sendJson(method, url, { file, signal: options.signal })) as ResponseOf<Id>;
}
