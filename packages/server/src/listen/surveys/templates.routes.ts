import { type SurveyTemplate, surveyTemplate } from '@romashka/model/contract';
import { surveyTemplates as b2b } from '@romashka/pack-b2b';
import { surveyTemplates as bank } from '@romashka/pack-bank';
import { surveyTemplates as general } from '@romashka/pack-general';
import { surveyTemplates as retail } from '@romashka/pack-retail';
import { surveyTemplates as telecom } from '@romashka/pack-telecom';
import type { Handlers } from '../../http/call.ts';

const GIVEN: readonly unknown[] = [...telecom, ...retail, ...bank, ...b2b, ...general];

let read: SurveyTemplate[] | undefined;
/** The templates of all packs, checked when they are first asked for. */
export function allTemplates(): SurveyTemplate[] {
  read ??= GIVEN.map((template) => surveyTemplate.parse(template));
  return read;
}

export const surveyTemplateHandlers = {
  'surveyTemplates.list': async () => ({ items: allTemplates() }),
} satisfies Partial<Handlers>;
