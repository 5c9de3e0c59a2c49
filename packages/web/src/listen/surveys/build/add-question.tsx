import { Button, Popover } from '@mantine/core';
import type { SurveyQuestionType } from '@romashka/model/surveys';
import { Plus } from 'lucide-react';
import { memo, useDeferredValue, useState } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import { TYPE_GROUPS } from '../draft/new-question.ts';
import styles from './build.module.css';
import { buildText } from './build-text.ts';
import { TYPE_ICONS } from './type-icons.ts';
import { typesText } from './types-text.ts';
import type { QuestionActs } from './use-question-acts.ts';

function TypeLines(props: { readonly onChoose: (type: SurveyQuestionType) => void }) {
  const t = useMessages(typesText);
  return (
    <div className={styles['types']}>
      {TYPE_GROUPS.map(({ key, types }) => (
        <fieldset key={key} className={`bare ${styles['typeGroup']}`}>
          <legend>{t(key)}</legend>
          {types.map((type) => {
            const Icon = TYPE_ICONS[type];
            return (
              <button
                key={type}
                type="button"
                className={styles['type']}
                onClick={() => props.onChoose(type)}
              >
                <Icon size={18} aria-hidden strokeWidth={1.9} />
                <span>
                  <span className={styles['typeName']}>{t(type)}</span>
                  <span className={styles['typeHelp']}>{t(`${type}Help`)}</span>
                </span>
              </button>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}

/** A button with the menu of all types of questions. */
export const AddQuestion = memo(function AddQuestion(props: {
  readonly block: string;
  readonly acts: QuestionActs;
}) {
  const t = useMessages(buildText);
  const [opened, setOpened] = useState(false);
  const isReady = useDeferredValue(opened);
  return (
    <Popover
      opened={opened && isReady}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      width="min(880px, calc(100vw - 24px))"
      shadow="md"
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t('addQuestion')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('addHere')}>
        <TypeLines
          onChoose={(type) => {
            setOpened(false);
            props.acts.add(props.block, type);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
});
