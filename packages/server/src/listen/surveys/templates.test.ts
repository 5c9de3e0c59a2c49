import { surveyTemplate } from '@romashka/model/contract';
import { toFormbricks, toSurveyJs } from '@romashka/model/survey-formats';
import { checkSurvey, pipedFields } from '@romashka/model/surveys';
import { expect, test } from 'vitest';
import { allTemplates } from './templates.routes.ts';

const templates = allTemplates();

test('each industry has its templates, and each is called differently', () => {
  const count = (industry: string) => templates.filter((one) => one.industry === industry).length;
  expect(['telecom', 'retail', 'bank', 'b2b', 'any'].map(count)).toEqual([8, 7, 7, 6, 4]);
  expect(new Set(templates.map(({ key }) => key)).size).toBe(templates.length);
  for (const language of ['ru', 'en'] as const)
    expect(new Set(templates.map(({ industry, name }) => `${industry} ${name[language]}`)).size).toBe(
      templates.length,
    );
});

test.each(templates.map((template) => [template.key, template] as const))(
  '%s can be published as it is: no error, no warning',
  (_, template) => {
    expect(surveyTemplate.parse(JSON.parse(JSON.stringify(template)))).toEqual(template);
    const { content } = template;
    expect(checkSurvey(content)).toEqual([]);
    expect(content.languages).toEqual(['ru', 'en']);
    const questions = content.blocks.flatMap((block) => block.questions);
    expect(questions.length).toBeGreaterThanOrEqual(3);
    expect(questions.length).toBeLessThanOrEqual(6);
    for (const text of wordsIn(template)) {
      expect(text.trim()).toBe(text);
      expect(pipedFields(text)).toEqual([]);
    }
  },
);

/** Every Russian and every English text of a template, each in its own letters. */
function wordsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (typeof part !== 'string') return wordsIn(part);
    if (name === 'en') expect(part).not.toMatch(/\p{Script=Cyrillic}/u);
    if (name === 'ru') expect(part).toMatch(/\p{Script=Cyrillic}|^\d+–\d+$/u);
    return name === 'ru' || name === 'en' ? [part] : [];
  });
}

test('templates can be taken to other tools: nothing of their logic is lost', () => {
  for (const { key, content } of templates)
    for (const write of [toSurveyJs, toFormbricks]) {
      const lost = write(content).unknown.filter(({ what }) => what === 'expression' || what === 'logic');
      expect(lost, key).toEqual([]);
    }
});
