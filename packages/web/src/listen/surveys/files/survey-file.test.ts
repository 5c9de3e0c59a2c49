import { expect, test } from 'vitest';
import { formatOf, LONGEST_FILE, lossesByKind, nameOf, readSurveyText } from './survey-file.ts';

test.each([
  ['romashka', { languages: ['ru', 'en'], title: {}, blocks: [{ id: 'b', questions: [] }] }],
  ['romashka', { title: {}, blocks: [{ id: 'b', questions: [] }] }],
  ['surveyjs', { title: 'Visit', pages: [{ name: 'p', elements: [] }] }],
  ['surveyjs', { elements: [{ type: 'rating', name: 'nps' }] }],
  ['surveyjs', { questions: [{ type: 'text', name: 'q1', title: 'Why?' }] }],
  ['formbricks', { questions: [{ id: 'q', type: 'openText', headline: { default: 'Why?' } }] }],
  ['formbricks', { blocks: [{ id: 'b', name: 'Block', elements: [] }] }],
  ['formbricks', { data: { blocks: [{ elements: [] }] } }],
  ['formbricks', { languages: [{ default: true }], blocks: [], welcomeCard: { enabled: true } }],
  [null, { name: 'package', version: '1.0.0' }],
  [null, { data: [1, 2] }],
])('whose file it is shows its content: %s', (format, json) => {
  expect(formatOf(json)).toBe(format);
});

test.each([
  ['', 0, 'empty'],
  [' \n', 2, 'empty'],
  ['title;question', 14, 'not-json'],
  ['{"title": "cut', 14, 'not-json'],
  ['[{"type":"text"}]', 17, 'not-an-object'],
  ['null', 4, 'not-an-object'],
  ['{}', LONGEST_FILE + 1, 'too-long'],
])('a file that is no survey is told apart: %j', (text, bytes, fault) => {
  expect(readSurveyText(text, bytes)).toEqual({ kind: 'fault', fault });
});

test('a byte order mark is no fault', () => {
  expect(readSurveyText('\u{feff}{"pages":[]}', 15)).toEqual({
    kind: 'read',
    json: { pages: [] },
    format: 'surveyjs',
  });
});

test('a survey is called by its title in the language of the screen, else by its file', () => {
  expect(nameOf({ title: { ru: 'Визит', en: 'Visit' } }, 'x.json', 'en')).toBe('Visit');
  expect(nameOf({ title: { ru: 'Визит' } }, 'x.json', 'en')).toBe('Визит');
  expect(nameOf({ title: { ru: ' ' } }, 'After the visit.JSON', 'ru')).toBe('After the visit');
  expect(nameOf({ title: { ru: 'я'.repeat(500) } }, '', 'ru')).toHaveLength(200);
});

test('losses are told by kind, the most frequent first, none left out', () => {
  const losses = [
    { path: '$.logo', what: 'look', said: 'a.png' },
    { path: '$.pages[0]', what: 'expression', said: 'x' },
    { path: '$.pages[1]', what: 'expression', said: 'y' },
  ] as const;
  expect(lossesByKind(losses)).toEqual([
    ['expression', [losses[1], losses[2]]],
    ['look', [losses[0]]],
  ]);
});
