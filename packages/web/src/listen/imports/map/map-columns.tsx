import { NativeSelect } from '@mantine/core';
import type { ImportPreview } from '@romashka/model/contract';
import { useMessages } from '../../../language/use-messages.ts';
import { type Choices, choiceOf, choicesFor, type FileKind } from './column-choice.ts';
import styles from './import-flow.module.css';
import { mapText } from './map-text.ts';
import { useChoiceText } from './use-choice-text.ts';

/** Every column with examples and what it is; suggestions are marked until somebody chooses. */
export function MapColumns(props: {
  readonly preview: ImportPreview;
  readonly kind: FileKind;
  readonly choices: Choices;
  readonly onChoose: (column: string, choice: string) => void;
}) {
  const t = useMessages(mapText);
  const words = useChoiceText();
  return (
    <ul className={styles['columns']} aria-label={t('columns')}>
      {props.preview.columns.map((column) => {
        const chosen = props.choices[column.name];
        const now = chosen ?? choiceOf(column.roles[0]);
        return (
          <li key={column.name}>
            <div>
              <div className={styles['name']}>{column.name}</div>
              <div className={styles['examples']}>
                {column.examples.length === 0 ? t('noExamples') : column.examples.join(' · ')}
              </div>
            </div>
            <div>
              <NativeSelect
                aria-label={t('meaningOf', { column: column.name })}
                value={now}
                data={choicesFor(props.kind, column).map((value) => ({ value, label: words(value) }))}
                onChange={(event) => props.onChoose(column.name, event.currentTarget.value)}
              />
              <span className={styles['mark']}>{chosen === undefined ? t('bySuggestion') : t('chosen')}</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
