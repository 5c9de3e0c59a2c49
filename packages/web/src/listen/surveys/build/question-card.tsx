import { ActionIcon, Menu } from '@mantine/core';
import type { Question, SurveyFinding } from '@romashka/model/surveys';
import { ArrowDown, ArrowUp, Copy, Ellipsis, Trash2 } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import styles from './build.module.css';
import { buildText } from './build-text.ts';
import { Card } from './card.tsx';
import { useBlockNames } from './editing.ts';
import { IconButton } from './icon-button.tsx';
import { QuestionForm } from './question-form.tsx';
import { TYPE_ICONS } from './type-icons.ts';
import { typesText } from './types-text.ts';
import type { QuestionActs } from './use-question-acts.ts';

/** A block that a question may go to, by its place and name. */
export interface BlockName {
  readonly id: string;
  readonly name: string;
}

function Toolbar(props: { readonly question: Question; readonly acts: QuestionActs }) {
  const t = useMessages(buildText);
  const { question, acts } = props;
  const { id } = question;
  const blocks = useBlockNames();
  const otherBlocks = [...blocks].filter(([block]) => block !== acts.blockOf(id));
  const buttons = [
    ['moveUp', ArrowUp, () => acts.move(id, -1)],
    ['moveDown', ArrowDown, () => acts.move(id, 1)],
    ['duplicate', Copy, () => acts.duplicate(id)],
    ['remove', Trash2, () => acts.remove(id)],
  ] as const;
  return (
    <div className={styles['toolbar']}>
      {buttons.map(([key, Icon, act]) => (
        <IconButton key={key} icon={Icon} label={t(key)} onClick={act} />
      ))}
      {otherBlocks.length === 0 ? null : (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon variant="subtle" size={32} aria-label={t('moreActs')}>
              <Ellipsis size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {otherBlocks.map(([block, name]) => (
              <Menu.Item key={block} onClick={() => acts.moveTo(id, block)}>
                {t('moveToBlock', { block: name })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** One question as a line, or open with all its fields. */
export const QuestionCard = memo(function QuestionCard(props: {
  readonly question: Question;
  readonly number: number;
  readonly title: string;
  readonly isOpen: boolean;
  /** The condition under which it is asked, read aloud; empty for always. */
  readonly shownIf: string;
  readonly findings: readonly SurveyFinding[];
  readonly acts: QuestionActs;
}) {
  const t = useMessages(buildText);
  const typeText = useMessages(typesText);
  const { question, acts } = props;
  const Icon = TYPE_ICONS[question.type];
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!event.altKey || step === null) return;
    event.preventDefault();
    acts.move(question.id, step);
  };
  return (
    <Card
      card={`question ${question.id}`}
      isOpen={props.isOpen}
      icon={
        <>
          <span className={styles['place']}>{props.number}</span>
          <Icon size={17} aria-hidden strokeWidth={1.9} />
        </>
      }
      title={props.title || t('nameless')}
      isFaint={props.title === ''}
      sub={
        props.shownIf === ''
          ? typeText(question.type)
          : `${typeText(question.type)} · ${t('shownIf', { condition: props.shownIf })}`
      }
      marks={question.required ? <span className={styles['chip']}>{t('required')}</span> : null}
      findings={props.findings}
      onKeyDown={press}
      toolbar={<Toolbar question={question} acts={acts} />}
    >
      {() => <QuestionForm question={question} />}
    </Card>
  );
});
