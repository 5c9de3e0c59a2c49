import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import type { Block } from '@romashka/model/surveys';
import { Plus, X } from 'lucide-react';
import { ConditionEditor } from '../../../conditions/condition-editor.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { buildText } from './build-text.ts';
import { useFields } from './editing.ts';
import styles from './fields.module.css';
import type { BlockName } from './question-card.tsx';

type Jumps = Block['jumps'];

/** Where to go after a block, by the first condition that holds. */
export function JumpsEditor(props: {
  readonly jumps: Jumps;
  /** The blocks that stand after this one. */
  readonly later: readonly BlockName[];
  readonly onChange: (jumps: Jumps) => void;
}) {
  const t = useMessages(buildText);
  const fields = useFields();
  const { jumps, later, onChange } = props;
  const goals = [
    ...later.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'end', label: t('jumpEnd') },
  ];
  return (
    <div className={styles['section']}>
      <p className={styles['label']}>{t('jumps')}</p>
      <p className={styles['soft']}>{t('jumpsHelp')}</p>
      {jumps.map((jump, at) => (
        // Jumps have no names of their own; their place is what tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <div key={at} className={styles['jump']}>
          <div className={styles['jumpHead']}>
            <NativeSelect
              label={t('jumpTo')}
              value={jump.to}
              data={
                goals.some(({ value }) => value === jump.to)
                  ? goals
                  : [{ value: jump.to, label: jump.to }, ...goals]
              }
              onChange={(event) => onChange(jumps.with(at, { ...jump, to: event.currentTarget.value }))}
            />
            <ActionIcon
              variant="subtle"
              size={32}
              aria-label={t('removeJump')}
              onClick={() => onChange(jumps.toSpliced(at, 1))}
            >
              <X size={16} aria-hidden />
            </ActionIcon>
          </div>
          <ConditionEditor
            label={t('jumpWhen')}
            always={t('jumpAlways')}
            condition={jump.when}
            fields={fields}
            onChange={(when) => onChange(jumps.with(at, { ...jump, when: when ?? { kind: 'all', of: [] } }))}
          />
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() =>
            onChange([...jumps, { to: goals[0]?.value ?? 'end', when: { kind: 'all', of: [] } }])
          }
        >
          {t('addJump')}
        </Button>
      </div>
    </div>
  );
}
