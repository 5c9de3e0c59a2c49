import { problem, ROUTES, type Route, type RouteId } from '@romashka/model/contract';
import type { z } from 'zod';
import { CliError } from './cli-error.ts';
import type { Connection } from './connection.ts';
import { sendRequest } from './send-request.ts';

type Spec<K extends RouteId> = Extract<(typeof ROUTES)[number], { id: K }>;
type Given<S, Name extends keyof Route> = S extends { readonly [N in Name]: infer T }
  ? T extends z.ZodType
    ? z.input<T>
    : undefined
  : undefined;
type Answered<S> = S extends { readonly response: infer T }
  ? T extends z.ZodType
    ? z.output<T>
    : unknown
  : unknown;

/** What a route is called with. */
export interface ApiCall<K extends RouteId> {
  readonly params?: Given<Spec<K>, 'params'>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Given<Spec<K>, 'body'>;
}

/** Calls a route of the public API; throws CliError with the server's own sentence when it refuses. */
export async function callApi<K extends RouteId>(
  connection: Connection,
  id: K,
  call: ApiCall<K> = {},
): Promise<Answered<Spec<K>>> {
  const route: Route | undefined = ROUTES.find((known) => known.id === id);
  if (route === undefined) throw new Error(`there is no route ${id}`);
  const url = new URL(pathOf(route.path, call.params), connection.url);
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const answer = await sendRequest(url, {
    method: route.method,
    headers: {
      authorization: `Bearer ${connection.token}`,
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    },
    ...(body === undefined ? {} : { body }),
  }).catch((error: unknown) => {
    throw unreachable(connection.url, error);
  });
  if (answer.status !== 200) throw refusalOf(answer.status, answer.text, connection.url);
  return readAnswer(route, answer.text, connection.url) as Answered<Spec<K>>;
}

function pathOf(path: string, params: unknown): string {
  const given = Object.entries(params ?? {});
  return given.reduce(
    (filled, [name, value]) => filled.replace(`:${name}`, encodeURIComponent(String(value))),
    path,
  );
}

function readAnswer(route: Route, text: string, url: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return route.response === undefined ? body : route.response.parse(body);
  } catch {
    throw new CliError(
      `What answers at ${url} is not a Romashka of this version: it answered ${quote(text)}.`,
    );
  }
}

/** Why a server could not be spoken to, and what to do. */
export function unreachable(url: string, error: unknown): CliError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new CliError(
    `No server answers at ${url} (${code}). Start it with "npm start", or say where it is with --url. "romashka doctor" finds out more.`,
  );
}

/** A refusal as the server words it. */
export function refusalOf(status: number, text: string, url: string): CliError {
  const read = problem.safeParse(parsed(text));
  if (read.success) return new CliError(read.data.detail);
  return new CliError(`The server at ${url} answered ${status}: ${quote(text)}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const quote = (text: string): string => JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}...` : text);
