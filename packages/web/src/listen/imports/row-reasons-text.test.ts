import { ROW_REASONS } from '@romashka/model/listen';
import { expect, test } from 'vitest';
import { formatMessage } from '../../language/use-messages.ts';
import { rowReasonsText } from './row-reasons-text.ts';

/** Said by the door's own words, and by those of the map's check. */
const ELSEWHERE = ['refused', 'column-refused', 'map-does-not-fit'];

test('every reason to refuse a row has words in both languages, which say the same values', () => {
  const { en, ru } = rowReasonsText.messages;
  for (const [code, template] of Object.entries(ROW_REASONS)) {
    if (ELSEWHERE.includes(code)) continue;
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
    for (const [language, messages] of [
      ['en', en],
      ['ru', ru],
    ] as const) {
      const words = formatMessage(messages[code as keyof typeof en], language, 'UTC', values);
      for (const name of names) expect(words).toContain(`<${name}>`);
    }
  }
});
