import { hash, randomUUID } from 'node:crypto';
import type { IdentityId, IdentityKey, WorkspaceId } from '@romashka/model/kernel';

const dashed = (h: string): string =>
  `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`;

/** A new UUID version 7 (RFC 9562): its first 48 bits are the time, so rows stay near their neighbours. */
export function newId(now = Date.now()): string {
  const time = Math.floor(now).toString(16).padStart(12, '0');
  // Version 4 has its random bits and its variant where version 7 has them.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The first 128 bits of a SHA-256 digest as a UUID version 8 (RFC 9562, custom content). */
export function digestId(text: string): string {
  const h = hash('sha256', text, 'hex');
  const variant = ((Number.parseInt(h.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return dashed(`${h.slice(0, 12)}8${h.slice(13, 16)}${variant}${h.slice(17, 32)}`);
}

/** The id of an identity: the same everywhere, so no store needs to be asked for it. */
export const identityIdOf = (workspace: WorkspaceId, key: IdentityKey): IdentityId =>
  digestId(`identity\u0000${workspace}\u0000${key.kind}\u0000${key.value}`) as IdentityId;

/** The id under which a message id is remembered; per workspace, so that none can suppress another's. */
export const messageDigest = (workspace: WorkspaceId, messageId: string): string =>
  digestId(`message\u0000${workspace}\u0000${messageId}`);
