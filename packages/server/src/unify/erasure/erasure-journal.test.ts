import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../ids.ts';
import { appendToJournal, type JournalEntry, readJournal } from './erasure-journal.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'romashka-journal-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const entry = (): JournalEntry => ({
  erasure: newId(),
  workspace: 1,
  at: '2026-05-01T10:00:00.000Z',
  person: newId(),
  identities: [newId(), newId()],
});

test('a journal gives back each erasure once, also after a line that was cut short', async () => {
  const backups = join(folder, 'backups');
  expect(await readJournal(backups)).toEqual([]);
  const [one, two] = [entry(), entry()];
  await appendToJournal(backups, one);
  await appendFile(join(backups, 'erasures.jsonl'), JSON.stringify(two).slice(0, 40));
  await appendToJournal(backups, two);
  await appendToJournal(backups, one);
  expect(await readJournal(backups)).toEqual([one, two]);
  expect((await stat(join(backups, 'erasures.jsonl'))).mode & 0o777).toBe(0o600);
});
