import { Button } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import { ofContent } from '../draft/draft.ts';
import {
  addItem,
  type Item,
  type ItemKind,
  linesOf,
  moveItem,
  pasteItems,
  settledId,
} from '../draft/items.ts';
import { renameItem } from '../draft/rename.ts';
import { wordsWith } from '../draft/texts.ts';
import { useEditing } from './editing.ts';
import styles from './fields.module.css';
import { IconButton } from './icon-button.tsx';
import { questionText } from './question-text.ts';

const NAMES = { option: 'option', row: 'row', column: 'column' } as const;
const ADDS = { option: 'addOption', row: 'addRow', column: 'addColumn' } as const;
const MOST_TEXT = 2_000;

interface RowProps<T extends Item> {
  readonly item: T;
  readonly at: number;
  readonly kind: ItemKind;
  readonly isLast: boolean;
  readonly extra: ReactNode;
  readonly onText: (text: string) => void;
  readonly onSettle: () => void;
  readonly onPaste: (lines: readonly string[]) => void;
  readonly onNext: () => void;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

function ItemRow<T extends Item>(props: RowProps<T>) {
  const t = useMessages(questionText);
  const { language } = useEditing();
  const n = props.at + 1;
  const text = props.item.text[language] ?? '';
  const paste = (event: ClipboardEvent) => {
    const lines = linesOf(event.clipboardData.getData('text/plain'));
    if (lines.length < 2) return;
    event.preventDefault();
    props.onPaste(lines);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') props.onNext();
    else if (event.key === 'Backspace' && text === '') props.onRemove();
    else return;
    event.preventDefault();
  };
  return (
    <li className={styles['item']}>
      <input
        className={styles['itemText']}
        aria-label={t(NAMES[props.kind], { n })}
        placeholder={t(NAMES[props.kind], { n })}
        value={text}
        maxLength={MOST_TEXT}
        data-item={props.item.id}
        onChange={(event) => props.onText(event.currentTarget.value)}
        onBlur={props.onSettle}
        onPaste={paste}
        onKeyDown={press}
      />
      {props.extra}
      <span className={styles['itemActs']}>
        <IconButton
          icon={ArrowUp}
          label={t('upOption', { n })}
          disabled={props.at === 0}
          onClick={() => props.onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t('downOption', { n })}
          disabled={props.isLast}
          onClick={() => props.onMove(1)}
        />
        <IconButton icon={X} label={t('removeOption', { n })} onClick={props.onRemove} />
      </span>
    </li>
  );
}

/** Options, rows or columns: typed, pasted as many lines, moved and taken away. */
export function ItemsEditor<T extends Item>(props: {
  readonly question: string;
  readonly kind: ItemKind;
  readonly label: string;
  readonly help?: string;
  readonly items: readonly T[];
  readonly most: number;
  readonly make: (item: Item) => T;
  readonly extra?: (item: T, at: number) => ReactNode;
  readonly onChange: (items: T[], tag: string) => void;
}) {
  const { question, kind, items, most, make, onChange } = props;
  const t = useMessages(questionText);
  const { edit, language, published } = useEditing();
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelectorAll('input')[wanted.current]?.focus();
    wanted.current = null;
  });
  const addAfter = (at: number) => {
    if (items.length >= most) return;
    wanted.current = at + 1;
    onChange(addItem(items, kind, at, make), '');
  };
  const settle = (id: string) => {
    if (published) return;
    const to = settledId(items, id, language);
    if (to !== null)
      edit(
        ofContent((survey) => renameItem(survey, { question, kind }, id, to)),
        `item ${question} ${id}`,
      );
  };
  const remove = (at: number) => {
    wanted.current = items.length > 1 ? Math.max(0, at - 1) : null;
    onChange(items.toSpliced(at, 1), '');
  };
  return (
    <div className={styles['items']}>
      <p className={styles['label']}>{props.label}</p>
      <ol ref={list} className={styles['itemList']}>
        {items.map((item, at) => (
          <ItemRow
            // A key that follows the text would take the focus away while it is typed.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            key={at}
            item={item}
            at={at}
            kind={kind}
            isLast={at === items.length - 1}
            extra={props.extra?.(item, at) ?? null}
            onText={(text) =>
              onChange(
                items.with(at, { ...item, text: wordsWith(item.text, language, text) }),
                `item ${question} ${item.id}`,
              )
            }
            onSettle={() => settle(item.id)}
            onPaste={(lines) => onChange(pasteItems(items, { at, language, most }, lines, make), '')}
            onNext={() => addAfter(at)}
            onMove={(step) => onChange(moveItem(items, at, step), '')}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      <div className={styles['itemFoot']}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden />}
          disabled={items.length >= most}
          onClick={() => addAfter(items.length - 1)}
        >
          {t(ADDS[kind])}
        </Button>
        {props.help === undefined ? null : <span className={styles['soft']}>{props.help}</span>}
      </div>
    </div>
  );
}
