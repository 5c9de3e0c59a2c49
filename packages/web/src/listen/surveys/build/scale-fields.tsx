import { NativeSelect, Switch } from '@mantine/core';
import type { Question } from '@romashka/model/surveys';
import { useMessages } from '../../../language/use-messages.ts';
import styles from './fields.module.css';
import { NumberField } from './number-field.tsx';
import { questionText } from './question-text.ts';
import { WordsField } from './words-field.tsx';

type Of<T extends Question['type']> = Extract<Question, { type: T }>;
/** Puts a changed question in place of the old one; `field` names what was changed. */
export type Put = (next: Question, field: string) => void;

const HUGE = 1_000_000_000;
const LOOKS = ['number', 'star', 'smiley'] as const;

/** The words at the two ends of a scale. */
export function EndsFields(props: {
  readonly question: Of<'nps' | 'csat' | 'ces' | 'rating' | 'slider'>;
  readonly put: Put;
}) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <div className={styles['pair']}>
      <WordsField
        label={t('low')}
        words={question.low}
        onChange={(low) => put({ ...question, low }, 'low')}
      />
      <WordsField
        label={t('high')}
        words={question.high}
        onChange={(high) => put({ ...question, high }, 'high')}
      />
    </div>
  );
}

export function RatingFields(props: { readonly question: Of<'rating'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <>
      <div className={styles['line']}>
        <NumberField
          label={t('max')}
          value={question.max}
          range={{ min: 2, max: 10 }}
          onChange={(max) => put({ ...question, max }, 'max')}
        />
        <NativeSelect
          label={t('look')}
          value={question.look}
          data={LOOKS.map((look) => ({ value: look, label: t(look) }))}
          onChange={(event) => {
            const look = LOOKS.find((known) => known === event.currentTarget.value);
            if (look !== undefined) put({ ...question, look }, 'look');
          }}
        />
      </div>
      <EndsFields question={question} put={put} />
      <Switch
        label={t('coloured')}
        checked={question.coloured}
        onChange={(event) => put({ ...question, coloured: event.currentTarget.checked }, 'coloured')}
      />
    </>
  );
}

export function SliderFields(props: { readonly question: Of<'slider'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  const range = { min: -HUGE, max: HUGE, whole: false };
  return (
    <>
      <div className={styles['line']}>
        <NumberField
          label={t('from')}
          value={question.min}
          range={range}
          onChange={(min) => put({ ...question, min }, 'min')}
        />
        <NumberField
          label={t('to')}
          value={question.max}
          range={range}
          onChange={(max) => put({ ...question, max }, 'max')}
        />
        <NumberField
          label={t('step')}
          value={question.step}
          range={{ min: 0.001, max: HUGE, whole: false }}
          onChange={(step) => put({ ...question, step }, 'step')}
        />
      </div>
      <EndsFields question={question} put={put} />
    </>
  );
}
