import { totalmem } from 'node:os';

/** Memory that this process and its children may use, in bytes: a container's limit counts. */
export function machineMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(totalmem(), limit) : totalmem();
}
