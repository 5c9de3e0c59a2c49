import { Textarea, TextInput } from '@mantine/core';
import type { Words } from '@romashka/model/conditions';
import { LIMITS } from '@romashka/model/surveys';
import { Braces } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { FieldPicker } from '../../../conditions/field-picker.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { wordsWith } from '../draft/texts.ts';
import { useEditing, useFields } from './editing.ts';
import styles from './fields.module.css';
import { IconButton } from './icon-button.tsx';
import { questionText } from './question-text.ts';

/** Writes `{{field}}` where the cursor stands. */
function InsertField(props: {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const t = useMessages(questionText);
  const fields = useFields();
  const insert = (key: string) => {
    const { input, text } = props;
    const at = input.current?.selectionStart ?? text.length;
    const end = input.current?.selectionEnd ?? at;
    const piped = `{{${key}}}`;
    props.onChange(`${text.slice(0, at)}${piped}${text.slice(end)}`.slice(0, LIMITS.words));
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(at + piped.length, at + piped.length);
    });
  };
  return (
    <FieldPicker
      fields={fields}
      onChoose={(field) => insert(field.key)}
      target={(open, opened) => (
        <IconButton icon={Braces} label={t('insertField')} aria-expanded={opened} onClick={open} />
      )}
    />
  );
}

/** A text of the survey in the language that is being written. */
export function WordsField(props: {
  readonly label: string;
  readonly help?: string;
  readonly words: Words;
  readonly onChange: (words: Words) => void;
  /** Grows with its lines. */
  readonly long?: boolean;
  /** Fields may be put into it. */
  readonly piped?: boolean;
}) {
  const { language } = useEditing();
  const input = useRef<HTMLTextAreaElement>(null);
  const text = props.words[language] ?? '';
  const put = (next: string) => props.onChange(wordsWith(props.words, language, next));
  if (props.long !== true)
    return (
      <TextInput
        label={props.label}
        description={props.help}
        value={text}
        maxLength={LIMITS.words}
        onChange={(event) => put(event.currentTarget.value)}
      />
    );
  return (
    <div className={styles['wordsField']}>
      <Textarea
        ref={input}
        rows={1}
        resize="vertical"
        classNames={{ input: styles['growing'] ?? '' }}
        label={props.label}
        description={props.help}
        value={text}
        maxLength={LIMITS.words}
        onChange={(event) => put(event.currentTarget.value)}
      />
      {props.piped === true ? (
        <div className={styles['insert']}>
          <InsertField input={input} text={text} onChange={put} />
        </div>
      ) : null}
    </div>
  );
}
