import { NativeSelect, TextInput } from '@mantine/core';
import { type Comparison, type ConditionValue, type Field, wordsIn } from '@romashka/model/conditions';
import { useState } from 'react';
import { useLanguage } from '../language/language-context.ts';
import { useMessages } from '../language/use-messages.ts';
import styles from './condition.module.css';
import { conditionText } from './condition-text.ts';
import { takesNothing, takesSeveral, toggled } from './edit-condition.ts';

interface InputProps {
  readonly field: Field;
  readonly value: ConditionValue;
  readonly onChange: (value: ConditionValue) => void;
}

const textOf = (value: ConditionValue): string => (value === null ? '' : String(value));

/** A number as it is typed: what is no number yet stays on the screen and changes nothing. */
function NumberInput(props: {
  readonly label: string;
  readonly value: ConditionValue;
  readonly onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      aria-label={props.label}
      inputMode="decimal"
      className={styles['number'] ?? ''}
      value={typed ?? textOf(props.value)}
      error={typed !== null && !isNumber(typed)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (isNumber(text)) props.onChange(numberOf(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

const numberOf = (text: string): number => Number(text.replace(',', '.').replaceAll(/\s/g, ''));
const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(numberOf(text));

function OneInput(props: InputProps & { readonly label: string }) {
  const t = useMessages(conditionText);
  const { language } = useLanguage();
  const { field, value, onChange, label } = props;
  if (field.type === 'number') return <NumberInput label={label} value={value} onChange={onChange} />;
  if (field.type === 'boolean')
    return (
      <NativeSelect
        aria-label={label}
        value={String(value === true)}
        data={[
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]}
        onChange={(event) => onChange(event.currentTarget.value === 'true')}
      />
    );
  if (field.options !== undefined && field.options.length > 0) {
    const known = field.options.some(({ key }) => key === value);
    return (
      <NativeSelect
        aria-label={label}
        className={styles['choice'] ?? ''}
        value={textOf(value)}
        data={[
          ...(known ? [] : [{ value: textOf(value), label: textOf(value) || '…' }]),
          ...field.options.map(({ key, name }) => ({ value: key, label: wordsIn(name, language) || key })),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      type={field.type === 'date' ? 'date' : 'text'}
      maxLength={500}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function SeveralInput(props: InputProps) {
  const t = useMessages(conditionText);
  const { language } = useLanguage();
  const { field, value, onChange } = props;
  const held = Array.isArray(value) ? (value as readonly (string | number)[]) : [];
  const [typed, setTyped] = useState<string | null>(null);
  if (field.options === undefined || field.options.length === 0)
    return (
      <TextInput
        aria-label={t('values')}
        placeholder={t('values')}
        value={typed ?? held.join(', ')}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          onChange(
            text
              .split(',')
              .map((one) => one.trim())
              .filter((one) => one !== ''),
          );
        }}
        onBlur={() => setTyped(null)}
      />
    );
  return (
    <fieldset className={`bare ${styles['chips']}`} aria-label={t('chooseOptions')}>
      {field.options.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          className={styles['chip']}
          aria-pressed={held.includes(key)}
          onClick={() => onChange(toggled(value, key))}
        >
          {wordsIn(name, language) || key}
        </button>
      ))}
    </fieldset>
  );
}

/** What a field is compared with, in the form that its type and the operator ask for. */
export function ValueInput(props: {
  readonly field: Field;
  readonly comparison: Comparison;
  readonly onChange: (value: ConditionValue) => void;
}) {
  const t = useMessages(conditionText);
  const { field, comparison, onChange } = props;
  const { op, value } = comparison;
  if (takesNothing(op)) return null;
  if (takesSeveral(op)) return <SeveralInput field={field} value={value} onChange={onChange} />;
  if (op !== 'between')
    return <OneInput label={t('value')} field={field} value={value} onChange={onChange} />;
  const [low = '', high = ''] = Array.isArray(value) ? (value as readonly (string | number)[]) : [];
  const put = (next: readonly (string | number)[]) => onChange(next);
  return (
    <div className={styles['between']}>
      <OneInput label={t('from')} field={field} value={low} onChange={(one) => put([one as string, high])} />
      <span aria-hidden>–</span>
      <OneInput label={t('to')} field={field} value={high} onChange={(one) => put([low, one as string])} />
    </div>
  );
}
