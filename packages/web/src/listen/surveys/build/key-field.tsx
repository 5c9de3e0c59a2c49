import { Button, TextInput } from '@mantine/core';
import { wordsIn } from '@romashka/model/conditions';
import type { Question } from '@romashka/model/surveys';
import { useState } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import { ofContent } from '../draft/draft.ts';
import { questionIds } from '../draft/edit-survey.ts';
import { freeId, slugOf } from '../draft/free-id.ts';
import { renameQuestion } from '../draft/rename.ts';
import { useEditing, useQuestionKeys } from './editing.ts';
import styles from './fields.module.css';
import { questionText } from './question-text.ts';

const KEY = /^[a-z][a-z0-9_-]{0,59}$/;

/**
 * The key of a question. It is taken over when the field is left, so that half-typed keys rename
 * nothing; after the first publishing only behind a warning.
 */
export function KeyField(props: { readonly question: Question }) {
  const t = useMessages(questionText);
  const { edit, open, language, published } = useEditing();
  const { id, text } = props.question;
  const keys = useQuestionKeys();
  const [typed, setTyped] = useState<string | null>(null);
  const [dared, setDared] = useState(false);
  const locked = published && !dared;
  const isTaken = typed !== null && typed !== id && keys.has(typed);
  const fault = typed === null ? null : isTaken ? t('keyTaken') : KEY.test(typed) ? null : t('keyWrong');
  const rename = (to: string) => {
    if (to === id) return;
    edit(ofContent((survey) => (questionIds(survey).has(to) ? survey : renameQuestion(survey, id, to))));
    open(`question ${to}`);
  };
  const suggest = () => {
    const slug = slugOf(wordsIn(text, language));
    const others = new Set([...keys].filter((key) => key !== id));
    if (slug !== '') rename(freeId(slug, others));
  };
  return (
    <div className={styles['keyField']}>
      <TextInput
        label={t('key')}
        description={t('keyHelp')}
        disabled={locked}
        value={typed ?? id}
        error={fault}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (typed !== null && fault === null) rename(typed);
          setTyped(null);
        }}
      />
      {published ? <p className={styles['warn']}>{t('keyPublished')}</p> : null}
      <div>
        {locked ? (
          <Button variant="default" size="compact-sm" onClick={() => setDared(true)}>
            {t('changeAnyway')}
          </Button>
        ) : (
          <Button variant="subtle" size="compact-sm" onClick={suggest}>
            {t('keyByText')}
          </Button>
        )}
      </div>
    </div>
  );
}
