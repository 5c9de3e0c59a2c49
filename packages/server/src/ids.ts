import { hash, randomBytes } from 'node:crypto';
import type { IdentityId, IdentityKey, WorkspaceId } from '@romashka/model/kernel';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const dashed = (h: string): string =>
  `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`;

/** A new UUID version 7 (RFC 9562): its first 48 bits are the time, so rows stay near their neighbours. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return dashed(hex(bytes));
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
