import { Checkbox, NativeSelect, Switch, TextInput } from '@mantine/core';
import { LIMITS, type Question } from '@romashka/model/surveys';
import { useMessages } from '../../../language/use-messages.ts';
import styles from './fields.module.css';
import { NumberField } from './number-field.tsx';
import { questionText } from './question-text.ts';
import type { Put } from './scale-fields.tsx';
import { WordsField } from './words-field.tsx';

type Of<T extends Question['type']> = Extract<Question, { type: T }>;

export function DateFields(props: { readonly question: Of<'date'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <div className={styles['line']}>
      <TextInput
        type="date"
        label={t('earliest')}
        value={question.from ?? ''}
        onChange={(event) => put({ ...question, from: event.currentTarget.value || null }, 'from')}
      />
      <TextInput
        type="date"
        label={t('latest')}
        value={question.to ?? ''}
        onChange={(event) => put({ ...question, to: event.currentTarget.value || null }, 'to')}
      />
    </div>
  );
}

const CONTACTS = ['name', 'email', 'phone', 'company'] as const;

export function ContactFields(props: { readonly question: Of<'contact'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  const held = new Map(question.fields.map((one) => [one.field, one]));
  /** In the order of the list, whatever was ticked first. */
  const change = (field: (typeof CONTACTS)[number], next: { required: boolean } | null) =>
    put(
      {
        ...question,
        fields: CONTACTS.flatMap((known) => {
          if (known === field) return next === null ? [] : [{ field, ...next }];
          const old = held.get(known);
          return old === undefined ? [] : [old];
        }),
      },
      `field ${field}`,
    );
  return (
    <fieldset className={`bare ${styles['ticks']}`}>
      <legend className={styles['label']}>{t('fields')}</legend>
      {CONTACTS.map((field) => (
        <div key={field} className={styles['tick']}>
          <Checkbox
            label={t(field)}
            checked={held.has(field)}
            onChange={(event) => change(field, event.currentTarget.checked ? { required: false } : null)}
          />
          {held.has(field) ? (
            <Checkbox
              label={t('mustGive')}
              aria-label={`${t(field)}: ${t('mustGive')}`}
              checked={held.get(field)?.required ?? false}
              onChange={(event) => change(field, { required: event.currentTarget.checked })}
            />
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}

const FILES = [
  ['image', 'image'],
  ['pdf', 'pdf'],
  ['text', 'textFile'],
] as const;
const MEGABYTE = 1_000_000;

export function FileFields(props: { readonly question: Of<'file'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <>
      <fieldset className={`bare ${styles['ticks']}`}>
        <legend className={styles['label']}>{t('accepts')}</legend>
        {FILES.map(([kind, name]) => (
          <Checkbox
            key={kind}
            label={t(name)}
            checked={question.accepts.includes(kind)}
            onChange={(event) =>
              put(
                {
                  ...question,
                  accepts: event.currentTarget.checked
                    ? [...question.accepts, kind]
                    : question.accepts.filter((one) => one !== kind),
                },
                'accepts',
              )
            }
          />
        ))}
      </fieldset>
      <NumberField
        label={t('maxMegabytes')}
        value={question.maxBytes / MEGABYTE}
        range={{ min: 0.1, max: LIMITS.fileBytes / MEGABYTE, whole: false }}
        onChange={(size) => put({ ...question, maxBytes: Math.round(size * MEGABYTE) }, 'maxBytes')}
      />
    </>
  );
}

export function ConsentFields(props: { readonly question: Of<'consent'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <>
      <WordsField
        long
        label={t('statement')}
        words={question.statement}
        onChange={(statement) => put({ ...question, statement }, 'statement')}
      />
      <TextInput
        label={t('purpose')}
        description={t('purposeHelp')}
        maxLength={100}
        value={question.purpose}
        onChange={(event) => put({ ...question, purpose: event.currentTarget.value }, 'purpose')}
      />
    </>
  );
}

const KINDS = ['text', 'email', 'number', 'phone', 'url'] as const;

export function TextFields(props: { readonly question: Of<'text'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <>
      <div className={styles['line']}>
        <NativeSelect
          label={t('kind')}
          value={question.kind}
          data={KINDS.map((kind) => ({ value: kind, label: t(`kind${kind}`) }))}
          onChange={(event) => {
            const kind = KINDS.find((known) => known === event.currentTarget.value);
            if (kind !== undefined)
              put({ ...question, kind, long: kind === 'text' && question.long }, 'kind');
          }}
        />
        {question.kind === 'text' ? (
          <NumberField
            label={t('maxLength')}
            value={question.max}
            placeholder={t('noLimit')}
            range={{ min: 1, max: LIMITS.long }}
            onChange={(max) => put({ ...question, max }, 'max')}
            onEmpty={() => put({ ...question, max: null }, 'max')}
          />
        ) : null}
      </div>
      {question.kind === 'text' ? (
        <Switch
          label={t('long')}
          checked={question.long}
          onChange={(event) => put({ ...question, long: event.currentTarget.checked }, 'long')}
        />
      ) : null}
    </>
  );
}
