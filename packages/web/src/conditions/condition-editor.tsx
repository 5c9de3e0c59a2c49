import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import {
  type Comparison,
  type Condition,
  type Field,
  OPERATORS_OF,
  type Operator,
  readAloud,
} from '@romashka/model/conditions';
import { ChevronDown, FolderPlus, Plus, X } from 'lucide-react';
import { memo } from 'react';
import { useLanguage } from '../language/language-context.ts';
import { useMessages } from '../language/use-messages.ts';
import styles from './condition.module.css';
import { conditionText } from './condition-text.ts';
import {
  conditionOf,
  firstComparison,
  GROUP_MODES,
  type Group,
  type GroupMode,
  groupOf,
  settled,
  withNewPart,
  withOperator,
  withoutPart,
  withPart,
} from './edit-condition.ts';
import { FieldPicker, useFieldName } from './field-picker.tsx';
import { ValueInput } from './value-input.tsx';

/** Groups within groups within the first: deeper ones are not understood any more. */
const DEEPEST_SHOWN = 3;

type Fields = ReadonlyMap<string, Field>;

function ComparisonRow(props: {
  readonly comparison: Comparison;
  readonly fields: Fields;
  readonly onChange: (next: Comparison) => void;
  readonly onRemove: () => void;
}) {
  const t = useMessages(conditionText);
  const nameOf = useFieldName();
  const { comparison, fields, onChange } = props;
  const field = fields.get(comparison.field);
  const name = field === undefined ? t('goneField', { key: comparison.field }) : nameOf(field);
  return (
    <div className={styles['row']}>
      <FieldPicker
        fields={fields}
        chosen={comparison.field}
        onChoose={(chosen) => onChange(firstComparison(chosen))}
        target={(open, opened) => (
          <button
            type="button"
            className={styles['field']}
            data-gone={field === undefined}
            aria-label={`${t('field')}: ${name}`}
            aria-expanded={opened}
            onClick={open}
          >
            <span>{name}</span>
            <ChevronDown size={14} aria-hidden />
          </button>
        )}
      />
      {field === undefined ? null : (
        <>
          <NativeSelect
            aria-label={t('operator')}
            className={styles['operator'] ?? ''}
            value={comparison.op}
            data={OPERATORS_OF[field.type].map((op) => ({ value: op, label: t(op) }))}
            onChange={(event) => {
              const op = OPERATORS_OF[field.type].find((known) => known === event.currentTarget.value);
              if (op !== undefined) onChange(withOperator(comparison, field, op satisfies Operator));
            }}
          />
          <div className={styles['value']}>
            <ValueInput
              field={field}
              comparison={comparison}
              onChange={(value) => onChange({ ...comparison, value })}
            />
          </div>
        </>
      )}
      <ActionIcon
        variant="subtle"
        className={styles['remove'] ?? ''}
        size={32}
        aria-label={t('remove')}
        onClick={props.onRemove}
      >
        <X size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function ModeChoice(props: { readonly mode: GroupMode; readonly onChange: (mode: GroupMode) => void }) {
  const t = useMessages(conditionText);
  return (
    <NativeSelect
      aria-label={t('mode')}
      className={styles['mode'] ?? ''}
      value={props.mode}
      data={GROUP_MODES.map((mode) => ({ value: mode, label: t(mode) }))}
      onChange={(event) => {
        const mode = GROUP_MODES.find((known) => known === event.currentTarget.value);
        if (mode !== undefined) props.onChange(mode);
      }}
    />
  );
}

function GroupPart(props: {
  readonly part: Condition;
  readonly fields: Fields;
  readonly depth: number;
  readonly onChange: (next: Condition) => void;
  readonly onRemove: () => void;
}) {
  const t = useMessages(conditionText);
  const { part, fields, depth } = props;
  if (part.kind === 'is')
    return (
      <ComparisonRow comparison={part} fields={fields} onChange={props.onChange} onRemove={props.onRemove} />
    );
  return (
    <fieldset className={`bare ${styles['nested']}`} aria-label={t('group')}>
      <GroupEditor
        group={groupOf(part)}
        fields={fields}
        depth={depth + 1}
        onChange={(group) => (group.of.length === 0 ? props.onRemove() : props.onChange(conditionOf(group)))}
        onRemove={props.onRemove}
      />
    </fieldset>
  );
}

function GroupEditor(props: {
  readonly group: Group;
  readonly fields: Fields;
  readonly depth: number;
  readonly onChange: (group: Group) => void;
  readonly onRemove: (() => void) | null;
}) {
  const t = useMessages(conditionText);
  const { group, fields, depth, onChange } = props;
  const showsMode = group.of.length > 1 || group.mode === 'none' || group.mode === 'not-all' || depth > 1;
  return (
    <div className={styles['group']}>
      {showsMode ? (
        <div className={styles['head']}>
          <ModeChoice mode={group.mode} onChange={(mode) => onChange({ ...group, mode })} />
          {props.onRemove === null ? null : (
            <ActionIcon variant="subtle" size={32} aria-label={t('removeGroup')} onClick={props.onRemove}>
              <X size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ) : null}
      {group.of.map((part, at) => (
        <GroupPart
          // Parts have no names of their own; their place is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          key={at}
          part={part}
          fields={fields}
          depth={depth}
          onChange={(next) => onChange(withPart(group, at, next))}
          onRemove={() => onChange(withoutPart(group, at))}
        />
      ))}
      <div className={styles['acts']}>
        <FieldPicker
          fields={fields}
          onChoose={(field) => onChange(withNewPart(group, firstComparison(field)))}
          target={(open, opened) => (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<Plus size={14} aria-hidden />}
              aria-expanded={opened}
              onClick={open}
            >
              {t('add')}
            </Button>
          )}
        />
        {depth < DEEPEST_SHOWN && group.of.length > 0 ? (
          <FieldPicker
            fields={fields}
            onChoose={(field) => onChange(withNewPart(group, { kind: 'any', of: [firstComparison(field)] }))}
            target={(open, opened) => (
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<FolderPlus size={14} aria-hidden />}
                aria-expanded={opened}
                onClick={open}
              >
                {t('addGroup')}
              </Button>
            )}
          />
        ) : null}
      </div>
    </div>
  );
}

/**
 * Makes a condition over the fields of a registry and reads it aloud beneath. No condition is null,
 * said with `always` ("Always asked").
 */
export const ConditionEditor = memo(function ConditionEditor(props: {
  readonly label: string;
  readonly always: string;
  readonly condition: Condition | null;
  readonly fields: Fields;
  readonly onChange: (next: Condition | null) => void;
}) {
  const { language } = useLanguage();
  const { condition, fields } = props;
  const group = groupOf(condition);
  return (
    <fieldset className={`bare ${styles['editor']}`} aria-label={props.label}>
      <p className={styles['label']}>{props.label}</p>
      <GroupEditor
        group={group}
        fields={fields}
        depth={1}
        onChange={(next) => props.onChange(settled(next))}
        onRemove={null}
      />
      <p className={styles['aloud']} aria-live="polite">
        {condition === null || group.of.length === 0
          ? props.always
          : `${sentence(readAloud(condition, fields, language))}`}
      </p>
    </fieldset>
  );
});

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
