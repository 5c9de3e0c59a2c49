import { type FileHandle, open, rename, stat } from 'node:fs/promises';

/** Where a log reaches this size, the next start begins a new one and keeps this as `.old`. */
const maxBytes = 16 * 1024 * 1024;

/** Opens the log file of an engine for appending. */
export async function openEngineLog(path: string): Promise<FileHandle> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && found.size > maxBytes) {
    await rename(path, `${path}.old`);
  }
  return open(path, 'a', 0o600);
}
