import { failure } from './clickhouse-failure.ts';
import type { DoorRequest } from './door-request.ts';

const namePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The statements that give a fresh connection the request's database, settings and parameters;
 * empty where it has none. Names are checked, values are written as string literals.
 */
export function prelude(request: Pick<DoorRequest, 'database' | 'settings' | 'parameters'>): string {
  const assignments = [
    ...[...request.settings].map(([name, value]) => assignment('', name, value)),
    ...[...request.parameters].map(([name, value]) => assignment('param_', name, value)),
  ];
  return [
    ...(request.database === undefined ? [] : [`USE ${quoteName(request.database)}`]),
    ...(assignments.length === 0 ? [] : [`SET ${assignments.join(', ')}`]),
  ].join('; ');
}

function assignment(prefix: string, name: string, value: string): string {
  if (!namePattern.test(name)) {
    throw new Error(
      failure(115, 'UNKNOWN_SETTING', `The name ${JSON.stringify(name)} is not allowed`).message,
    );
  }
  return `${prefix}${name} = ${quoteString(value)}`;
}

/** A ClickHouse string literal: the backslash and the quote are what could end it. */
export function quoteString(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`;
}

function quoteName(text: string): string {
  return `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('\0', '\\0')}\``;
}
