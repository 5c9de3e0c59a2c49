import { FILE_REASONS, MAP_FAULTS } from '@romashka/model/listen';
import { expect, test } from 'vitest';
import { fileFaultsText } from './file-faults-text.ts';

/** Values that only the server's own sentence speaks of. */
const LEFT_OUT = new Set(['reason', 'error']);

test('every fault of a file and of a map has words in both languages', () => {
  const { en, ru } = fileFaultsText.messages;
  for (const messages of [en, ru]) {
    const known: Readonly<Record<string, string>> = messages;
    for (const code of MAP_FAULTS) expect(known[code], code).toBeTruthy();
    for (const [code, sentence] of Object.entries(FILE_REASONS)) {
      expect(known[code], code).toBeTruthy();
      for (const [, name = ''] of sentence.matchAll(/\{(\w+)\}/g))
        if (!LEFT_OUT.has(name)) expect(known[code], `${code} ${name}`).toContain(`{${name}}`);
    }
  }
});
