import { ClickHouseError } from '@clickhouse/client';
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { Problem } from './problem.ts';

/** What an error of any origin is to the caller: a refusal with its reason, or a fault of ours without details. */
export function asProblem(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      field: `${error.validationContext ?? ''}${issue.instancePath.replaceAll('/', '.')}`,
      message: issue.message ?? 'is wrong',
    }));
    const said = fields.map((field) => `${field.field}: ${field.message}`).join('; ');
    return new Problem(400, 'invalid-request', said || 'The request is not as the API says.', { fields });
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Problem(413, 'too-large', 'The body is larger than this route takes.');
  if (error.statusCode === 429)
    return new Problem(429, 'rate-limited', 'Too many requests; try again a little later.', {
      retryAfter: 1,
    });
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return new Problem(status, 'invalid-request', error.message);
  if (isValueFault(error))
    return new Problem(
      400,
      'invalid-value',
      'A value of the request is not one that can be looked for or kept.',
    );
  if (isEngineDown(error))
    return new Problem(503, 'engine-not-ready', 'A store is starting again; try in a few seconds.', {
      retryAfter: 3,
    });
  return new Problem(500, 'server-fault', 'Something went wrong here; it was logged. Nothing was half done.');
}

const DOWN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
]);
const isEngineDown = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && DOWN.has(String(error.code));

/** ClickHouse's words for a parameter out of range or unreadable: 6, 27, 38, 41, 69, 72, 131, 321, 457. */
const FACTS_VALUE_FAULTS = new Set(['6', '27', '38', '41', '69', '72', '131', '321', '457']);

/**
 * True when an engine says that a value it was given is at fault (PostgreSQL's class 22): a NUL
 * in a text, a date that is none. All that reaches the engines as values comes from requests;
 * what handlers can tell more exactly they refuse themselves.
 */
function isValueFault(error: Error): boolean {
  if (error instanceof ClickHouseError) return FACTS_VALUE_FAULTS.has(error.code);
  return 'code' in error && typeof error.code === 'string' && /^22[0-9A-Z]{3}$/.test(error.code);
}
