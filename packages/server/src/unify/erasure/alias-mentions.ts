import type { IdentityId, WorkspaceId } from '@romashka/model/kernel';
import { readIdentifier } from '@romashka/model/listen';
import { identityIdOf } from '../../ids.ts';

/**
 * The identities that an alias message speaks of beside the one it came under: what it calls
 * previous may be a user or a device. An alias of somebody else can so say who an erased person was.
 */
export function namedByAlias(workspace: WorkspaceId, message: unknown): IdentityId[] {
  if (typeof message !== 'object' || message === null) return [];
  const value = (field: string): string => {
    const read = readIdentifier(Reflect.get(message, field), field);
    return typeof read === 'string' ? read : '';
  };
  const [previous, anonymous] = [value('previousId'), value('anonymousId')];
  return [
    { kind: 'user', value: previous } as const,
    { kind: 'anonymous', value: previous } as const,
    { kind: 'anonymous', value: anonymous } as const,
  ]
    .filter((key) => key.value !== '')
    .map((key) => identityIdOf(workspace, key));
}

/**
 * The same said to the facts engine: true for a row of `events` that is an alias and names one of
 * the identities, whose `digestKeys` are the parameter `keys`.
 */
export const ALIAS_NAMES_KEYS = `type = 'alias' AND arrayExists(
  named -> has({keys:Array(String)}, ${keyOf(`lower(hex(SHA256(concat('identity', char(0), toString(workspace), char(0), named.1, char(0), named.2))))`)}),
  [('user', ${fieldOf('previousId')}), ('anonymous', ${fieldOf('previousId')}), ('anonymous', ${fieldOf('anonymousId')})])`;

/** The digits of a digest that its id as a UUID keeps: two of the 32 are the UUID's version and variant. */
export const digestKeys = (ids: readonly string[]): string[] =>
  ids.map((id) => {
    const hex = id.replaceAll('-', '');
    return hex.slice(0, 12) + hex.slice(13, 16) + hex.slice(17);
  });

function keyOf(hex: string): string {
  return `concat(substring(${hex}, 1, 12), substring(${hex}, 14, 3), substring(${hex}, 18, 15))`;
}

/** A field as the door reads an id: numbers as text, trimmed, in normal form C. */
function fieldOf(name: string): string {
  const text = `if(JSONType(raw, '${name}') = 'String', JSONExtractString(raw, '${name}'), JSONExtractRaw(raw, '${name}'))`;
  return `normalizeUTF8NFC(replaceRegexpAll(${text}, '^\\\\s+|\\\\s+$', ''))`;
}
