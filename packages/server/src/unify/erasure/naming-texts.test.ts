import type { Trait } from '@romashka/model/kernel';
import { expect, test } from 'vitest';
import { namesOneOf, namingTexts } from './naming-texts.ts';

const trait = (value: Trait['value']): Trait => ({
  value,
  source: 's',
  time: 0,
  confidence: 1,
  basis: 'contract',
});

test('a person is named by ids, addresses and numbers, not by what many have', () => {
  const traits = {
    plan: trait('premium'),
    work: trait('A@Work.example'),
    mobile: trait('8 926 000-00-00'),
    n: trait(1),
  };
  expect(namingTexts(['USER-1', '17'], ['anna@x.example'], [traits])).toEqual([
    'user-1',
    'anna@x.example',
    'a@work.example',
    '8 926 000-00-00',
  ]);
});

test('a text names them as a whole word only, in any letter case', () => {
  const texts = ['anna@x.example', 'o"neil'];
  expect(namesOneOf('{"email":"ANNA@x.example"}', texts)).toBe(true);
  expect(namesOneOf('joanna@x.example', texts)).toBe(false);
  expect(namesOneOf('anna@x.example2 then anna@x.example.', texts)).toBe(true);
  expect(namesOneOf('ёanna@x.example', texts)).toBe(false);
  expect(namesOneOf(JSON.stringify({ name: 'O"Neil' }), texts)).toBe(true);
  expect(namesOneOf('', texts)).toBe(false);
});
