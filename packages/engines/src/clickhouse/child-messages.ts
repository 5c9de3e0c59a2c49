import type { DoorCredentials } from './door-credentials.ts';

/** What the parent tells the child that holds chDB: it comes over IPC, so that no password is in an argument. */
export interface ChildOrders {
  readonly folder: string;
  /** Where backups may be written. */
  readonly backupFolder: string;
  readonly pidFile: string;
  /** 0 lets the child choose. */
  readonly port: number;
  readonly credentials: DoorCredentials;
}

export type ChildReport =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string };
