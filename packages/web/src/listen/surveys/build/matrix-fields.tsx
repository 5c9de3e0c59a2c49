import { Button, Switch } from '@mantine/core';
import { LIMITS, type Question } from '@romashka/model/surveys';
import { useMessages } from '../../../language/use-messages.ts';
import styles from './fields.module.css';
import { ItemsEditor } from './items-editor.tsx';
import { NumberField } from './number-field.tsx';
import { questionText } from './question-text.ts';
import type { Put } from './scale-fields.tsx';

type Matrix = Extract<Question, { type: 'matrix' }>;
const MOST_COLUMNS = 20;
const HUGE = 1_000_000;

export function MatrixFields(props: { readonly question: Matrix; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  const columns = (next: Matrix['columns'], tag: string) => put({ ...question, columns: next }, tag);
  const score = (at: number, points: number | null) =>
    columns(
      question.columns.map((column, place) => (place === at ? { ...column, score: points } : column)),
      `score ${at}`,
    );
  return (
    <>
      <ItemsEditor
        question={question.id}
        kind="row"
        label={t('rows')}
        help={t('optionsHelp')}
        items={question.rows}
        most={LIMITS.rows}
        make={(item) => item}
        onChange={(rows, tag) => put({ ...question, rows }, tag)}
      />
      <ItemsEditor
        question={question.id}
        kind="column"
        label={t('columns')}
        help={t('scoreHelp')}
        items={question.columns}
        most={MOST_COLUMNS}
        make={(item) => ({ ...item, score: null })}
        extra={(column, at) => (
          <span className={styles['score']}>
            <NumberField
              hidesLabel
              label={`${t('score')}: ${t('column', { n: at + 1 })}`}
              placeholder={t('score')}
              value={column.score}
              range={{ min: -HUGE, max: HUGE, whole: false }}
              onChange={(points) => score(at, points)}
              onEmpty={() => score(at, null)}
            />
          </span>
        )}
        onChange={columns}
      />
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            columns(
              question.columns.map((column, at) => ({ ...column, score: at + 1 })),
              '',
            )
          }
        >
          {t('numberThem')}
        </Button>
      </div>
      <Switch
        label={t('shuffleRows')}
        checked={question.shuffle}
        onChange={(event) => put({ ...question, shuffle: event.currentTarget.checked }, 'shuffle')}
      />
    </>
  );
}
