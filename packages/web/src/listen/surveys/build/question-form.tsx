import { NativeSelect, Switch } from '@mantine/core';
import type { Question } from '@romashka/model/surveys';
import { memo, useCallback, useEffect, useRef } from 'react';
import { ConditionEditor } from '../../../conditions/condition-editor.tsx';
import { useFieldName } from '../../../conditions/field-picker.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { changeQuestion } from '../draft/change-part.ts';
import { ofContent } from '../draft/draft.ts';
import { useEditing, useFields } from './editing.ts';
import styles from './fields.module.css';
import { KeyField } from './key-field.tsx';
import { questionText } from './question-text.ts';
import type { Put } from './scale-fields.tsx';
import { TypeFields } from './type-fields.tsx';
import { WordsField } from './words-field.tsx';

function KnownFrom(props: { readonly question: Question; readonly put: Put }) {
  const t = useMessages(questionText);
  const nameOf = useFieldName();
  const { traits } = useEditing();
  const { question, put } = props;
  const held = question.knownFrom;
  const gone = held !== null && !traits.some(({ key }) => key === held);
  if (traits.length === 0 && held === null) return null;
  return (
    <NativeSelect
      label={t('knownFrom')}
      description={t('knownFromHelp')}
      value={held ?? ''}
      data={[
        { value: '', label: t('nothingKnown') },
        ...(gone ? [{ value: held, label: held }] : []),
        ...traits.map((trait) => ({ value: trait.key, label: nameOf(trait) })),
      ]}
      onChange={(event) => put({ ...question, knownFrom: event.currentTarget.value || null }, 'knownFrom')}
    />
  );
}

/** Everything of one question, in place of its line. */
export const QuestionForm = memo(function QuestionForm(props: { readonly question: Question }) {
  const t = useMessages(questionText);
  const { edit } = useEditing();
  const fields = useFields();
  const { question } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // With a touch keyboard the field would hide what was just opened.
    if (!window.matchMedia('(pointer: fine)').matches) return;
    box.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, []);
  const put: Put = (next, field) =>
    edit(
      ofContent((survey) => changeQuestion(survey, question.id, () => next)),
      field === '' ? '' : `question ${question.id} ${field}`,
    );
  const { id } = question;
  // The same function while the texts are typed, so that the condition is not drawn again.
  const putShow = useCallback(
    (show: Question['show']) =>
      edit(
        ofContent((survey) => changeQuestion(survey, id, (found) => ({ ...found, show }))),
        `question ${id} show`,
      ),
    [edit, id],
  );
  const isStatement = question.type === 'statement';
  return (
    <div ref={box} className={styles['form']}>
      <WordsField
        long
        piped
        label={isStatement ? t('statementText') : t('text')}
        words={question.text}
        onChange={(text) => put({ ...question, text }, 'text')}
      />
      <WordsField
        long
        piped
        label={t('help')}
        help={t('helpHelp')}
        words={question.help}
        onChange={(help) => put({ ...question, help }, 'help')}
      />
      <TypeFields question={question} put={put} />
      {isStatement ? null : (
        <Switch
          label={t('required')}
          checked={question.required}
          onChange={(event) => put({ ...question, required: event.currentTarget.checked }, 'required')}
        />
      )}
      <div className={styles['section']}>
        <ConditionEditor
          label={t('show')}
          always={t('always')}
          condition={question.show}
          fields={fields}
          onChange={putShow}
        />
      </div>
      <details className={styles['details']}>
        <summary>{t('logic')}</summary>
        <div className={styles['form']}>
          <KeyField question={question} />
          {isStatement ? null : <KnownFrom question={question} put={put} />}
        </div>
      </details>
    </div>
  );
});
