import { wordsIn } from '@romashka/model/conditions';
import type { Block, SurveyFinding } from '@romashka/model/surveys';
import { ArrowDown, ArrowUp, Copy, Settings2, Trash2 } from 'lucide-react';
import { memo, useDeferredValue } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import { AddQuestion } from './add-question.tsx';
import { BlockForm } from './block-form.tsx';
import styles from './build.module.css';
import { buildText } from './build-text.ts';
import { FindingIcon, FindingList, NO_FINDINGS } from './card.tsx';
import { useEditing } from './editing.ts';
import { IconButton } from './icon-button.tsx';
import { type BlockName, QuestionCard } from './question-card.tsx';
import type { BlockActs } from './use-block-acts.ts';
import type { QuestionActs } from './use-question-acts.ts';

function Chips(props: { readonly block: Block }) {
  const t = useMessages(buildText);
  const { block } = props;
  const chips = [
    t('blockQuestions', { n: block.questions.length }),
    block.show === null ? '' : t('conditionChip'),
    block.pick === null ? '' : t('pickChip', { n: block.pick, all: block.questions.length }),
    block.shuffled ? t('shuffledChip') : '',
    block.shuffleQuestions ? t('mixedChip') : '',
    block.jumps.length === 0 ? '' : t('jumpsChip', { n: block.jumps.length }),
  ];
  return <span className={styles['blockSub']}>{chips.filter((chip) => chip !== '').join(' · ')}</span>;
}

const BlockHead = memo(function BlockHead(props: {
  readonly block: Block;
  readonly name: string;
  readonly isOpen: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly findings: readonly SurveyFinding[];
  readonly acts: BlockActs;
}) {
  const t = useMessages(buildText);
  const { open } = useEditing();
  const { block, name, isOpen, acts } = props;
  const worst = props.findings.find(({ level }) => level === 'error') ?? props.findings[0];
  const buttons = [
    ['moveUp', ArrowUp, props.isFirst, () => acts.move(block.id, -1)],
    ['moveDown', ArrowDown, props.isLast, () => acts.move(block.id, 1)],
    ['duplicate', Copy, false, () => acts.duplicate(block.id)],
    ['remove', Trash2, props.isFirst && props.isLast, () => acts.remove(block.id)],
  ] as const;
  return (
    <header className={styles['blockHead']}>
      <h2 className={styles['blockTitle']}>
        {name} <Chips block={block} />
        {worst === undefined ? null : <FindingIcon level={worst.level} />}
      </h2>
      <div className={styles['blockActs']}>
        {buttons.map(([key, Icon, disabled, act]) => (
          <IconButton key={key} icon={Icon} label={`${t(key)}: ${name}`} disabled={disabled} onClick={act} />
        ))}
        <IconButton
          icon={Settings2}
          label={`${t('blockSettings')}: ${name}`}
          aria-expanded={isOpen}
          onClick={() => open(isOpen ? null : `block ${block.id}`)}
        />
      </div>
    </header>
  );
});

/** A block: its name, its settings when open, its questions, and where to add one. */
export const BlockCard = memo(function BlockCard(props: {
  readonly block: Block;
  readonly at: number;
  /** The number of its first question. */
  readonly first: number;
  /** The open card, where it is of this block; else null. */
  readonly openCard: string | null;
  readonly blocks: readonly BlockName[];
  readonly findings: ReadonlyMap<string, readonly SurveyFinding[]>;
  /** By question, the condition under which it is asked, read aloud. */
  readonly shownIf: ReadonlyMap<string, string>;
  readonly questionActs: QuestionActs;
  readonly blockActs: BlockActs;
}) {
  const t = useMessages(buildText);
  const editing = useEditing();
  const { block, blocks, findings, openCard } = props;
  const card = `block ${block.id}`;
  const isOpen = openCard === card;
  const isReady = useDeferredValue(isOpen);
  const found = findings.get(card) ?? NO_FINDINGS;
  return (
    <section className={styles['block']} data-card={card}>
      <BlockHead
        block={block}
        name={blocks[props.at]?.name ?? ''}
        isOpen={isOpen}
        isFirst={props.at === 0}
        isLast={props.at === blocks.length - 1}
        findings={found}
        acts={props.blockActs}
      />
      {isReady ? (
        <div className={styles['blockBody']} hidden={!isOpen}>
          <FindingList findings={found} />
          <BlockForm block={block} later={blocks.slice(props.at + 1)} />
        </div>
      ) : null}
      <div className={styles['cards']}>
        {block.questions.map((question, at) => {
          const own = `question ${question.id}`;
          return (
            <QuestionCard
              key={question.id}
              question={question}
              number={props.first + at}
              title={wordsIn(question.text, editing.language)}
              isOpen={openCard === own}
              shownIf={props.shownIf.get(question.id) ?? ''}
              findings={findings.get(own) ?? NO_FINDINGS}
              acts={props.questionActs}
            />
          );
        })}
        {block.questions.length === 0 ? <p className={styles['emptyBlock']}>{t('emptyBlock')}</p> : null}
      </div>
      <div>
        <AddQuestion block={block.id} acts={props.questionActs} />
      </div>
    </section>
  );
});
