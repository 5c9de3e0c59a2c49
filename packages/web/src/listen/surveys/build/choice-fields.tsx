import { NativeSelect, Switch } from '@mantine/core';
import { wordsIn } from '@romashka/model/conditions';
import { LIMITS, type Question } from '@romashka/model/surveys';
import { useMessages } from '../../../language/use-messages.ts';
import type { Item } from '../draft/items.ts';
import { useEditing } from './editing.ts';
import styles from './fields.module.css';
import { ItemsEditor } from './items-editor.tsx';
import { NumberField } from './number-field.tsx';
import { questionText } from './question-text.ts';
import type { Put } from './scale-fields.tsx';
import { WordsField } from './words-field.tsx';

type Of<T extends Question['type']> = Extract<Question, { type: T }>;
type WithOptions = Of<'single' | 'multiple' | 'ranking' | 'sum'>;
type Option = WithOptions['options'][number];

const plainOption = (item: Item): Option => ({ ...item, exclusive: false });

function Options(props: { readonly question: WithOptions; readonly put: Put; readonly exclusive?: boolean }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  const change = (options: Option[], tag: string) => put({ ...question, options }, tag);
  return (
    <ItemsEditor
      question={question.id}
      kind="option"
      label={t('options')}
      help={t('optionsHelp')}
      items={question.options}
      most={LIMITS.options}
      make={plainOption}
      {...(props.exclusive === true
        ? {
            extra: (option: Option, at: number) => (
              <label className={styles['exclusive']}>
                <input
                  type="checkbox"
                  checked={option.exclusive}
                  onChange={(event) =>
                    change(
                      question.options.with(at, { ...option, exclusive: event.currentTarget.checked }),
                      '',
                    )
                  }
                />
                {t('exclusive')}
              </label>
            ),
          }
        : {})}
      onChange={change}
    />
  );
}

function Shuffle(props: { readonly question: Of<'single' | 'multiple' | 'ranking'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <Switch
      label={t('shuffle')}
      checked={question.shuffle}
      onChange={(event) => put({ ...question, shuffle: event.currentTarget.checked }, 'shuffle')}
    />
  );
}

function Other(props: { readonly question: Of<'single' | 'multiple'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <Switch
      label={t('other')}
      checked={question.other}
      onChange={(event) => put({ ...question, other: event.currentTarget.checked }, 'other')}
    />
  );
}

export function SingleFields(props: { readonly question: Of<'single'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { language } = useEditing();
  const { question, put } = props;
  return (
    <>
      <Options question={question} put={put} />
      <Other question={question} put={put} />
      <Shuffle question={question} put={put} />
      <div className={styles['line']}>
        <NativeSelect
          label={t('look')}
          value={question.look}
          data={[
            { value: 'list', label: t('list') },
            { value: 'dropdown', label: t('dropdown') },
          ]}
          onChange={(event) =>
            put({ ...question, look: event.currentTarget.value === 'list' ? 'list' : 'dropdown' }, 'look')
          }
        />
        <NativeSelect
          label={t('preselected')}
          value={question.preselected ?? ''}
          data={[
            { value: '', label: t('nothing') },
            ...question.options.map(({ id, text }) => ({ value: id, label: wordsIn(text, language) || id })),
          ]}
          onChange={(event) =>
            put({ ...question, preselected: event.currentTarget.value || null }, 'preselected')
          }
        />
      </div>
    </>
  );
}

export function MultipleFields(props: { readonly question: Of<'multiple'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <>
      <Options question={question} put={put} exclusive />
      <Other question={question} put={put} />
      <Shuffle question={question} put={put} />
      <div className={styles['line']}>
        <NumberField
          label={t('least')}
          value={question.min}
          placeholder={t('noLimit')}
          range={{ min: 0, max: LIMITS.options }}
          onChange={(min) => put({ ...question, min }, 'min')}
          onEmpty={() => put({ ...question, min: null }, 'min')}
        />
        <NumberField
          label={t('most')}
          value={question.max}
          placeholder={t('noLimit')}
          range={{ min: 1, max: LIMITS.options }}
          onChange={(max) => put({ ...question, max }, 'max')}
          onEmpty={() => put({ ...question, max: null }, 'max')}
        />
      </div>
    </>
  );
}

export function RankingFields(props: { readonly question: Of<'ranking'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <>
      <Options question={question} put={put} />
      <NumberField
        label={t('top')}
        value={question.top}
        placeholder={t('all')}
        range={{ min: 1, max: LIMITS.options }}
        onChange={(top) => put({ ...question, top }, 'top')}
        onEmpty={() => put({ ...question, top: null }, 'top')}
      />
      <Shuffle question={question} put={put} />
    </>
  );
}

export function SumFields(props: { readonly question: Of<'sum'>; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  return (
    <>
      <Options question={question} put={put} />
      <div className={styles['pair']}>
        <NumberField
          label={t('total')}
          value={question.total}
          range={{ min: 1, max: 1_000_000 }}
          onChange={(total) => put({ ...question, total }, 'total')}
        />
        <WordsField
          label={t('unit')}
          help={t('unitHelp')}
          words={question.unit}
          onChange={(unit) => put({ ...question, unit }, 'unit')}
        />
      </div>
    </>
  );
}
