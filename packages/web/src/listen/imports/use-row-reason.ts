import { useCallback } from 'react';
import type { ItemOf } from '../../api/route-types.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useReason } from '../rejected/use-reason.ts';
import { rowReasonsText } from './row-reasons-text.ts';

type RowWhy = Pick<ItemOf<'imports.rejected'>, 'reason' | 'code' | 'said'>;
type WordsKey = keyof (typeof rowReasonsText)['messages']['en'];

/** True for a reason that has words here; others are shown as the server says them. */
export const hasWords = (code: string): code is WordsKey => Object.hasOwn(rowReasonsText.messages.en, code);

/** Why a row was refused, in the language of the screen. */
export function useRowReason(): (row: RowWhy) => string {
  const t = useMessages(rowReasonsText);
  const { language } = useLanguage();
  const refusal = useReason();
  return useCallback(
    ({ reason, code, said }: RowWhy) => {
      if (hasWords(code)) return t(code, said);
      // The door says in English what exactly is wrong; other languages say what it is and how to mend it.
      if (language === 'en' || (code !== 'refused' && code !== 'column-refused')) return reason;
      const { why, fix } = refusal({ code: said['code'] ?? '', reason: said['reason'] ?? reason });
      const words = `${why} ${fix}`.trim();
      return said['column'] === undefined ? words : t('inColumn', { column: said['column'], reason: words });
    },
    [t, refusal, language],
  );
}
