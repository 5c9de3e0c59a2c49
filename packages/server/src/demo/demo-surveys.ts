import { surveySchema } from '@romashka/model/contract';
import type { Survey, SurveyDraft } from '@romashka/model/surveys';
import { type Survey as PackSurvey, type Question, telecom } from '@romashka/pack-telecom';
import { newId } from '../ids.ts';
import { insertSurvey, insertVersion, updateSurvey } from '../listen/surveys/surveys.store.ts';
import type { Rows } from '../store/database.ts';

const BY = 'demo';

/** The demo company's surveys, asked as they are; one whose key is taken already stays. */
export async function saveDemoSurveys(
  rows: Rows,
  workspace: number,
  locale: 'ru' | 'en',
  at: Date,
): Promise<void> {
  for (const survey of telecom.surveys) {
    const id = newId();
    const content = surveyOf(survey, locale);
    const { key, touchpoint } = survey;
    const added = await insertSurvey(rows, {
      workspace,
      id,
      key,
      name: survey[locale],
      touchpoint,
      draft: content,
      by: BY,
    });
    if (!added) continue;
    await insertVersion(rows, { workspace, survey: id, version: 1, content, at, by: BY });
    await updateSurvey(rows, id, { version: 1, state: 'open' }, { actor: BY, at });
  }
}

/** A survey of the pack as the product asks it, first in the workspace's language. */
function surveyOf({ ru, en, questions }: PackSurvey, locale: 'ru' | 'en'): Survey {
  const draft: SurveyDraft = {
    languages: locale === 'ru' ? ['ru', 'en'] : ['en', 'ru'],
    title: { ru, en },
    blocks: [{ id: 'questions', questions: questions.map(questionOf) }],
  };
  // The shape's own defaults, as if somebody had saved it.
  return surveySchema.parse(JSON.parse(JSON.stringify(draft)));
}

type QuestionDraft = SurveyDraft['blocks'][number]['questions'][number];

function questionOf({ key, type, ru, en, options = [] }: Question): QuestionDraft {
  const common = { id: key, text: { ru, en } };
  switch (type) {
    case 'nps':
    case 'csat':
    case 'ces':
      return { ...common, type, required: true };
    case 'rating':
      return { ...common, type };
    case 'choice':
      return {
        ...common,
        type: 'single',
        options: options.map((option) => ({ id: option.key, text: { ru: option.ru, en: option.en } })),
      };
    case 'text':
      return { ...common, type, long: true };
  }
}
