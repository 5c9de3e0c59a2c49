import { hash, randomBytes } from 'node:crypto';

/** 144 random bits as text that an address can hold: whoever has it is who it was given to. */
export const newSecret = (): string => randomBytes(18).toString('base64url');

/** What is stored of a secret that is only ever compared (SHA-256, hex): it cannot be used in its place. */
export const secretDigest = (secret: string): string => hash('sha256', secret, 'hex');
