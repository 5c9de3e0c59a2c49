import type { IncomingMessage } from 'node:http';
import { multipartFields } from './multipart-fields.ts';
import { readBody } from './read-body.ts';

/** A request to the door, taken apart. */
export interface DoorRequest {
  readonly sql: string;
  /** Rows of an insert whose statement came in the address. */
  readonly rows: IncomingMessage | undefined;
  readonly queryId: string | undefined;
  readonly database: string | undefined;
  readonly defaultFormat: string | undefined;
  /** Values of `{name:Type}` in the form that ClickHouse's clients send them: escaped as in TSV. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly settings: ReadonlyMap<string, string>;
}

/** Words in the address that are no settings, or that make no sense for one process on one machine. */
const reserved = new Set([
  'query',
  'database',
  'default_format',
  'query_id',
  'session_id',
  'session_timeout',
  'session_check',
  'close_session',
  'user',
  'password',
  'quota_key',
  'role',
  'compress',
  'decompress',
  'buffer_size',
  'wait_end_of_query',
  'stacktrace',
  'enable_http_compression',
  'client_protocol_version',
]);

const parameterPrefix = 'param_';

/** Statements are short; rows come as a stream of their own. */
export const MAX_STATEMENT_BYTES = 64 * 1024 * 1024;

/** Takes a request apart. The body is read unless it holds the rows of an insert. */
export async function readDoorRequest(request: IncomingMessage): Promise<DoorRequest> {
  const url = new URL(request.url ?? '/', 'http://door');
  const fields = new Map(url.searchParams);
  const inAddress = fields.get('query');
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) {
    const body = await readBody(request, MAX_STATEMENT_BYTES);
    for (const [name, value] of multipartFields(type, body)) {
      fields.set(name, value);
    }
    return doorRequest(request, fields, fields.get('query') ?? '', undefined);
  }
  if (inAddress !== undefined && /^\s*insert\b/i.test(inAddress)) {
    return doorRequest(request, fields, inAddress, request);
  }
  const body = (await readBody(request, MAX_STATEMENT_BYTES)).toString();
  return doorRequest(request, fields, inAddress === undefined ? body : `${inAddress}\n${body}`, undefined);
}

function doorRequest(
  request: IncomingMessage,
  fields: ReadonlyMap<string, string>,
  sql: string,
  rows: IncomingMessage | undefined,
): DoorRequest {
  const parameters = new Map<string, string>();
  const settings = new Map<string, string>();
  for (const [name, value] of fields) {
    if (name.startsWith(parameterPrefix)) {
      parameters.set(name.slice(parameterPrefix.length), value);
    } else if (!reserved.has(name)) {
      settings.set(name, value);
    }
  }
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    sql,
    rows,
    parameters,
    settings,
    queryId: fields.get('query_id') ?? header('x-clickhouse-query-id'),
    database: fields.get('database') ?? header('x-clickhouse-database'),
    defaultFormat: header('x-clickhouse-format') ?? fields.get('default_format'),
  };
}
