import { wordsIn } from '@romashka/model/conditions';
import type { SurveyFinding } from '@romashka/model/surveys';
import { useLanguage } from '../../../language/language-context.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { buildText } from './build-text.ts';
import { useBlockNames, useFields } from './editing.ts';
import { findingsText } from './findings-text.ts';

/** Says a finding with the names that people gave in place of keys. */
export function useFindingText(): (finding: SurveyFinding) => string {
  const say = useMessages(findingsText);
  const t = useMessages(buildText);
  const { language } = useLanguage();
  const fields = useFields();
  const blocks = useBlockNames();
  return ({ code, said }) => {
    if (code === 'not-translated') return say(code, { said: t(said === 'ru' ? 'ru' : 'en') });
    const field = fields.get(said);
    const name = field === undefined ? blocks.get(said) : wordsIn(field.name, language);
    return say(code, { said: name || said });
  };
}
