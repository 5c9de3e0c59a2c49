import { wordsIn } from '@romashka/model/conditions';
import { type AnswerValue, OTHER, optionsInOrder, type Question } from '@romashka/model/surveys';
import type { ReactNode } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import { pictureUrl } from '../draft/picture-url.ts';
import styles from './preview.module.css';
import { previewText } from './preview-text.ts';

type Of<T extends Question['type']> = Extract<Question, { type: T }>;

interface ControlProps<Q extends Question = Question> {
  readonly question: Q;
  readonly value: AnswerValue | undefined;
  readonly language: 'ru' | 'en';
  readonly seed: string;
  readonly onChange: (value: AnswerValue | undefined) => void;
}

interface Choice {
  readonly key: string | number;
  readonly name: ReactNode;
}

/** Choices side by side or in a list; a click on the chosen one takes it back. */
function Choices(props: {
  readonly choices: readonly Choice[];
  readonly isChosen: (key: string | number) => boolean;
  readonly inRow?: boolean;
  readonly onPress: (key: string | number) => void;
}) {
  return (
    <div className={props.inRow === true ? styles['rowOfChoices'] : styles['listOfChoices']}>
      {props.choices.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          className={styles['choice']}
          aria-pressed={props.isChosen(key)}
          onClick={() => props.onPress(key)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

const recordOf = (value: AnswerValue | undefined): Readonly<Record<string, string | number>> =>
  typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, string | number>) : {};
const listOf = (value: AnswerValue | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];

function Numbers(props: ControlProps & { readonly min: number; readonly max: number }) {
  const { min, max, value, question, language } = props;
  const choices = Array.from({ length: max - min + 1 }, (_, at) => ({ key: min + at, name: min + at }));
  return (
    <>
      <Choices
        inRow
        choices={choices}
        isChosen={(key) => key === value}
        onPress={(key) => props.onChange(key === value ? undefined : key)}
      />
      {'low' in question ? (
        <p className={styles['ends']}>
          <span>{wordsIn(question.low, language)}</span>
          <span>{wordsIn(question.high, language)}</span>
        </p>
      ) : null}
    </>
  );
}

function Several(props: ControlProps<Of<'single' | 'multiple' | 'picture'>>) {
  const t = useMessages(previewText);
  const { question, value, language, seed, onChange } = props;
  const several = question.type === 'multiple' || (question.type === 'picture' && question.several);
  const choices: Choice[] =
    question.type === 'picture'
      ? optionsInOrder(question, seed).map(({ id, text, image }) => ({
          key: id,
          name: (
            <>
              <img className={styles['image']} src={pictureUrl(image)} alt="" />
              {wordsIn(text, language) || t('noWords')}
            </>
          ),
        }))
      : optionsInOrder(question, seed).map(({ id, text }) => ({
          key: id,
          name: wordsIn(text, language) || t('noWords'),
        }));
  if ('other' in question && question.other) choices.push({ key: OTHER, name: t('other') });
  const alone = new Set(
    question.type === 'multiple'
      ? question.options.flatMap(({ id, exclusive }) => (exclusive ? [id] : []))
      : [],
  );
  const held = listOf(value);
  const press = (pressed: string | number) => {
    const key = String(pressed);
    if (!several) return onChange(value === key ? undefined : key);
    const rest = held.filter((one) => one !== key && !alone.has(one));
    const next = held.includes(key) ? rest : alone.has(key) ? [key] : [...rest, key];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <Choices
      choices={choices}
      isChosen={(key) => (several ? held.includes(String(key)) : value === key)}
      onPress={press}
    />
  );
}

/** Pressed in their order: the first press is the first place. */
function Ranking(props: ControlProps<Of<'ranking'>>) {
  const { question, value, language, seed, onChange } = props;
  const held = listOf(value);
  const choices = optionsInOrder(question, seed).map(({ id, text }) => ({
    key: id,
    name: `${held.includes(id) ? `${held.indexOf(id) + 1}. ` : ''}${wordsIn(text, language)}`,
  }));
  const press = (pressed: string | number) => {
    const key = String(pressed);
    const next = held.includes(key) ? held.filter((one) => one !== key) : [...held, key];
    onChange(next.length === 0 ? undefined : next);
  };
  return <Choices choices={choices} isChosen={(key) => held.includes(String(key))} onPress={press} />;
}

function Matrix(props: ControlProps<Of<'matrix'>>) {
  const { question, value, language, onChange } = props;
  const held = recordOf(value);
  const choices = question.columns.map(({ id, text }) => ({ key: id, name: wordsIn(text, language) }));
  return (
    <div className={styles['parts']}>
      {question.rows.map((row) => (
        <div key={row.id}>
          <p className={styles['partName']}>{wordsIn(row.text, language)}</p>
          <Choices
            inRow
            choices={choices}
            isChosen={(key) => held[row.id] === key}
            onPress={(key) => onChange({ ...held, [row.id]: key })}
          />
        </div>
      ))}
    </div>
  );
}

function Sum(props: ControlProps<Of<'sum'>>) {
  const t = useMessages(previewText);
  const { question, value, language, onChange } = props;
  const held = recordOf(value);
  const sum = Object.values(held).reduce<number>((all, one) => all + Number(one), 0);
  return (
    <div className={styles['parts']}>
      {question.options.map(({ id, text }) => (
        <label key={id} className={styles['part']}>
          <span>{wordsIn(text, language)}</span>
          <input
            type="number"
            min={0}
            max={question.total}
            className={styles['input']}
            value={held[id] ?? ''}
            onChange={(event) => onChange({ ...held, [id]: Number(event.currentTarget.value) })}
          />
        </label>
      ))}
      <p className={styles['partName']}>
        {t('sum', { sum, total: question.total })} {wordsIn(question.unit, language)}
      </p>
    </div>
  );
}

const CONTACTS = { name: 'name', email: 'email', phone: 'phoneNumber', company: 'company' } as const;

function Contact(props: ControlProps<Of<'contact'>>) {
  const t = useMessages(previewText);
  const { question, value, onChange } = props;
  const held = recordOf(value);
  return (
    <div className={styles['parts']}>
      {question.fields.map(({ field }) => (
        <label key={field} className={styles['part']}>
          <span>{t(CONTACTS[field])}</span>
          <input
            className={styles['input']}
            value={held[field] ?? ''}
            onChange={(event) => onChange({ ...held, [field]: event.currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}

function Typed(props: ControlProps<Of<'text' | 'date' | 'slider'>> & { readonly label: string }) {
  const { question, value, onChange } = props;
  const text = value === undefined ? '' : String(value);
  const isNumber = question.type === 'slider' || (question.type === 'text' && question.kind === 'number');
  const put = (typed: string) => onChange(typed === '' ? undefined : isNumber ? Number(typed) : typed);
  if (question.type === 'text' && question.long)
    return (
      <textarea
        className={styles['input']}
        rows={3}
        aria-label={props.label}
        value={text}
        onChange={(event) => put(event.currentTarget.value)}
      />
    );
  const range =
    question.type === 'slider' ? { min: question.min, max: question.max, step: question.step } : {};
  return (
    <input
      {...range}
      className={question.type === 'slider' ? styles['slider'] : styles['input']}
      type={
        question.type === 'date'
          ? 'date'
          : question.type === 'slider'
            ? 'range'
            : isNumber
              ? 'number'
              : 'text'
      }
      aria-label={props.label}
      value={text}
      onChange={(event) => put(event.currentTarget.value)}
    />
  );
}

/** A plain control by which one question is answered in the simulation. */
export function PreviewControl(props: ControlProps & { readonly label: string }) {
  const t = useMessages(previewText);
  const { question, value, onChange } = props;
  const fixed = (choices: readonly Choice[], asBoolean = false) => (
    <Choices
      inRow
      choices={choices}
      isChosen={(key) => (asBoolean ? value === (key === 'yes') : value === key)}
      onPress={(key) => onChange(asBoolean ? key === 'yes' : String(key))}
    />
  );
  switch (question.type) {
    case 'nps':
      return <Numbers {...props} min={0} max={10} />;
    case 'csat':
      return <Numbers {...props} min={1} max={5} />;
    case 'ces':
      return <Numbers {...props} min={1} max={7} />;
    case 'rating':
      return <Numbers {...props} min={1} max={question.max} />;
    case 'single':
    case 'multiple':
    case 'picture':
      return <Several {...props} question={question} />;
    case 'ranking':
      return <Ranking {...props} question={question} />;
    case 'matrix':
      return <Matrix {...props} question={question} />;
    case 'sum':
      return <Sum {...props} question={question} />;
    case 'contact':
      return <Contact {...props} question={question} />;
    case 'text':
    case 'date':
    case 'slider':
      return <Typed {...props} question={question} />;
    case 'net':
      return fixed((['more', 'same', 'less'] as const).map((key) => ({ key, name: t(key) })));
    case 'consent':
      return fixed(
        (['yes', 'no'] as const).map((key) => ({ key, name: t(key) })),
        true,
      );
    case 'file':
      return <p className={styles['partName']}>{t('file')}</p>;
    case 'statement':
      return null;
  }
}
