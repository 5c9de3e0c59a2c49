import { REFUSAL_CODES } from '@romashka/model/listen';
import { expect, test } from 'vitest';
import { REASON_CODES, reasonText } from './reason-text.ts';

test('every reason that the door can give has words and a way to mend it, in both languages', () => {
  expect([...REASON_CODES].sort()).toEqual([...REFUSAL_CODES].sort());
  const { en, ru } = reasonText.messages;
  for (const code of REASON_CODES) {
    expect(en[code]).not.toBe('');
    expect(ru[`${code}-fix`]).not.toBe('');
  }
});
