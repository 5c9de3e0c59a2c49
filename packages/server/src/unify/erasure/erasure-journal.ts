import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const entry = z.object({
  erasure: z.uuid(),
  workspace: z.number().int(),
  /** ISO 8601. */
  at: z.iso.datetime(),
  person: z.uuid(),
  identities: z.array(z.uuid()),
});

/** An erasure as it is remembered outside the engines: random ids and digests, nothing that says who it was. */
export type JournalEntry = z.infer<typeof entry>;

const FILE = 'erasures.jsonl';

/**
 * Writes an erasure down beside the backups, synced to disk: a backup that is older than the
 * erasure still holds the person, so whoever restores it has to erase them again.
 */
export async function appendToJournal(backups: string, erased: JournalEntry): Promise<void> {
  await mkdir(backups, { recursive: true, mode: 0o700 });
  const file = await open(join(backups, FILE), 'a', 0o600);
  try {
    // A line break before it too: a line that a crash cut short must not spoil the next one.
    await file.writeFile(`\n${JSON.stringify(erased)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * The erasures written down in a folder of backups, oldest first, each once. A line that was cut
 * short by a crash belongs to an erasure that was never committed and is passed over.
 */
export async function readJournal(backups: string): Promise<JournalEntry[]> {
  const text = await readFile(join(backups, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const found = new Map<string, JournalEntry>();
  for (const line of text.split('\n')) {
    const read = readLine(line);
    if (read !== null) found.set(read.erasure, read);
  }
  return [...found.values()];
}

function readLine(line: string): JournalEntry | null {
  if (line.trim() === '') return null;
  try {
    return entry.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
