import { useMessages } from '../../../language/use-messages.ts';
import type { Choice } from './column-choice.ts';
import { mapText } from './map-text.ts';

type Key = keyof (typeof mapText)['messages']['en'];
const WORDS: ReadonlySet<string> = new Set<Key>([
  'userId',
  'anonymousId',
  'messageId',
  'event',
  'time',
  'ignore',
]);

/** What a column may be, in words. */
export function useChoiceText(): (choice: Choice) => string {
  const t = useMessages(mapText);
  return (choice) => {
    const [word = '', name = ''] = choice.split(/:(.*)/s);
    if (WORDS.has(choice) || (name !== '' && Object.hasOwn(mapText.messages.en, choice)))
      return t(choice as Key);
    if (word === 'trait' || word === 'property') return t(word, { name });
    return word === 'answer' ? t('otherAnswer', { name }) : t('statuses');
  };
}
