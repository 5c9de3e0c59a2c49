import type { Handlers } from '../../http/call.ts';
import { createBackup } from './create-backup.ts';

export const backupHandlers = {
  'backup.create': async ({ services, body, note }) => {
    const name = body.name ?? nameAt(new Date(services.now()));
    const backup = await createBackup(services, name);
    note(name, { bytes: backup.bytes });
    return { ...backup, at: backup.at.toISOString() };
  },
} satisfies Partial<Handlers>;

/** `2026-05-01-14-03-59`: the names sort by time. */
const nameAt = (at: Date): string => at.toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
