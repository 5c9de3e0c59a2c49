import { Switch } from '@mantine/core';
import { type Block, LIMITS } from '@romashka/model/surveys';
import { ConditionEditor } from '../../../conditions/condition-editor.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { changeBlock } from '../draft/change-part.ts';
import { ofContent } from '../draft/draft.ts';
import { buildText } from './build-text.ts';
import { useEditing, useFields } from './editing.ts';
import styles from './fields.module.css';
import { JumpsEditor } from './jumps-editor.tsx';
import { NumberField } from './number-field.tsx';
import type { BlockName } from './question-card.tsx';
import { WordsField } from './words-field.tsx';

/** Everything of a block but its questions. */
export function BlockForm(props: { readonly block: Block; readonly later: readonly BlockName[] }) {
  const t = useMessages(buildText);
  const { edit } = useEditing();
  const fields = useFields();
  const { block } = props;
  const put = (change: Partial<Block>, field: string) =>
    edit(
      ofContent((survey) => changeBlock(survey, block.id, (found) => ({ ...found, ...change }))),
      `block ${block.id} ${field}`,
    );
  return (
    <div className={styles['form']}>
      <WordsField
        label={t('blockTitle')}
        help={t('blockTitleHelp')}
        words={block.title}
        onChange={(title) => put({ title }, 'title')}
      />
      <Switch
        label={t('shuffleQuestions')}
        checked={block.shuffleQuestions}
        onChange={(event) => put({ shuffleQuestions: event.currentTarget.checked }, '')}
      />
      <Switch
        label={t('shuffled')}
        checked={block.shuffled}
        onChange={(event) => put({ shuffled: event.currentTarget.checked }, '')}
      />
      <NumberField
        label={t('pick')}
        help={t('pickHelp')}
        value={block.pick}
        range={{ min: 1, max: LIMITS.questions }}
        onChange={(pick) => put({ pick }, 'pick')}
        onEmpty={() => put({ pick: null }, 'pick')}
      />
      <div className={styles['section']}>
        <ConditionEditor
          label={t('blockShow')}
          always={t('blockAlways')}
          condition={block.show}
          fields={fields}
          onChange={(show) => put({ show }, 'show')}
        />
      </div>
      <JumpsEditor jumps={block.jumps} later={props.later} onChange={(jumps) => put({ jumps }, 'jumps')} />
    </div>
  );
}
