import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../../language/format.ts';
import { useMessages } from '../../../language/use-messages.ts';
import styles from './fields.module.css';
import { questionText } from './question-text.ts';

interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** The number of a typed text within a range; null where it is none. */
export function numberIn(text: string, { min, max, whole = true }: Range): number | null {
  const value = Number(text.replace(',', '.').replaceAll(/\s/g, ''));
  const fits = text.trim() !== '' && Number.isFinite(value) && value >= min && value <= max;
  return fits && (!whole || Number.isInteger(value)) ? value : null;
}

/** A number as it is typed: what does not fit is said and changes nothing. Empty is null where `onEmpty` is given. */
export function NumberField(props: {
  readonly label: string;
  readonly help?: string;
  readonly hidesLabel?: boolean;
  readonly value: number | null;
  readonly range: Range;
  readonly placeholder?: string;
  readonly onChange: (value: number) => void;
  readonly onEmpty?: () => void;
}) {
  const t = useMessages(questionText);
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const { value, range, onEmpty } = props;
  const text = typed ?? (value === null ? '' : String(value));
  const isFine = (text.trim() === '' && onEmpty !== undefined) || numberIn(text, range) !== null;
  const wrong = t('wrongNumber', { min: format.number(range.min), max: format.number(range.max) });
  return (
    <TextInput
      {...(props.hidesLabel === true ? { 'aria-label': props.label } : { label: props.label })}
      description={props.help}
      className={styles['number'] ?? ''}
      inputMode={range.whole === false ? 'decimal' : 'numeric'}
      placeholder={props.placeholder ?? ''}
      value={text}
      error={isFine ? null : wrong}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const number = numberIn(next, range);
        if (number !== null) props.onChange(number);
        else if (next.trim() === '') onEmpty?.();
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
