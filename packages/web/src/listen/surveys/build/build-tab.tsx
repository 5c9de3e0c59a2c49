import { Button, SegmentedControl } from '@mantine/core';
import { type Field, wordsIn } from '@romashka/model/conditions';
import type { SurveyFinding } from '@romashka/model/surveys';
import { DoorOpen, EyeOff, Flag, PieChart, Plus, Settings } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import type { Draft, Edit } from '../draft/draft.ts';
import { questionIds } from '../draft/edit-survey.ts';
import { BlockCard } from './block-card.tsx';
import styles from './build.module.css';
import { buildText } from './build-text.ts';
import { Card, NO_FINDINGS } from './card.tsx';
import { type Editing, EditingContext, FieldsContext } from './editing.ts';
import { FindingsSummary } from './findings-summary.tsx';
import { groupFindings } from './group-findings.ts';
import type { BlockName } from './question-card.tsx';
import { EndForm, HiddenForm, QuotasForm, SettingsForm, StartForm } from './survey-sections.tsx';
import { useBlockActs } from './use-block-acts.ts';
import { useQuestionActs } from './use-question-acts.ts';

interface BuildProps {
  readonly survey: string;
  readonly draft: Draft;
  readonly edit: (change: Edit, tag?: string) => void;
  readonly undo: () => void;
  readonly published: boolean;
  readonly traits: readonly Field[];
  /** A moment behind the typing. */
  readonly findings: readonly SurveyFinding[];
  readonly fields: ReadonlyMap<string, Field>;
}

const ICON = { size: 17, 'aria-hidden': true, strokeWidth: 1.9 } as const;

function Sections(props: {
  readonly draft: Draft;
  readonly openCard: string | null;
  readonly findings: readonly SurveyFinding[];
}) {
  const t = useMessages(buildText);
  const { draft, openCard } = props;
  const { content } = draft;
  const sections = [
    ['end', <Flag key="end" {...ICON} />, t('end'), t('endHelp'), () => <EndForm survey={content} />],
    [
      'hidden',
      <EyeOff key="hidden" {...ICON} />,
      t('hidden'),
      content.hidden.map(({ id }) => id).join(', '),
      () => <HiddenForm survey={content} />,
    ],
    [
      'quotas',
      <PieChart key="quotas" {...ICON} />,
      t('quotas'),
      content.quotas.map(({ name, id }) => name || id).join(', '),
      () => <QuotasForm survey={content} />,
    ],
    [
      'settings',
      <Settings key="settings" {...ICON} />,
      t('settings'),
      t('settingsHelp'),
      () => <SettingsForm draft={draft} />,
    ],
  ] as const;
  return (
    <div className={styles['cards']}>
      {sections.map(([card, icon, title, sub, form]) => (
        <Card
          key={card}
          card={card}
          isOpen={openCard === card}
          icon={icon}
          title={title}
          {...(sub === '' ? {} : { sub })}
          findings={NO_FINDINGS}
        >
          {form}
        </Card>
      ))}
    </div>
  );
}

/** Brings a card into sight once it is open. */
const showCard = (card: string): void => {
  requestAnimationFrame(() => {
    const found = document.querySelector(`[data-card="${CSS.escape(card)}"]`);
    found?.scrollIntoView({ block: 'start', behavior: 'instant' });
  });
};

/** The card within this block that is open; null for the others, so that they stay as they are. */
const openWithin = (card: string | null, block: Draft['content']['blocks'][number]): string | null =>
  card !== null &&
  (card === `block ${block.id}` || block.questions.some(({ id }) => card === `question ${id}`))
    ? card
    : null;

/** Blocks and questions in a column; each opens in place, one at a time. */
export function BuildTab(props: BuildProps) {
  const t = useMessages(buildText);
  const { survey, draft, edit, undo, published, traits } = props;
  const { content } = draft;
  const [openCard, open] = useState<string | null>(null);
  const [wanted, setWanted] = useState<'ru' | 'en' | null>(null);
  const language = content.languages.find((known) => known === wanted) ?? content.languages[0] ?? 'ru';
  const editing = useMemo<Editing>(
    () => ({ survey, edit, open, language, published, traits }),
    [survey, edit, language, published, traits],
  );
  const questionActs = useQuestionActs({ content, edit, open, undo });
  const blockActs = useBlockActs({ edit, undo });
  const grouped = useRef<ReadonlyMap<string, readonly SurveyFinding[]>>(new Map());
  grouped.current = useMemo(() => groupFindings(props.findings, grouped.current), [props.findings]);
  const names = content.blocks
    .map(({ id, title }, at) => `${id}\n${wordsIn(title, language) || t('block', { n: at + 1 })}`)
    .join('\n\n');
  const blocks = useMemo<readonly BlockName[]>(
    () =>
      names.split('\n\n').map((line) => {
        const [id = '', name = ''] = line.split('\n');
        return { id, name };
      }),
    [names],
  );
  const keys = useMemo(() => questionIds(content), [content]);
  const firsts = content.blocks.map((_, at) =>
    content.blocks.slice(0, at).reduce((sum, { questions }) => sum + questions.length, 1),
  );
  const go = (card: string) => {
    open(card);
    showCard(card);
  };
  return (
    <EditingContext value={editing}>
      <FieldsContext value={props.fields}>
        <div className={styles['build']}>
          <div className={styles['top']}>
            <FindingsSummary
              survey={content}
              findings={props.findings}
              blockName={(id) => blocks.find((block) => block.id === id)?.name ?? id}
              onGo={go}
            />
            {content.languages.length < 2 ? null : (
              <SegmentedControl
                size="xs"
                aria-label={t('writeIn')}
                value={language}
                data={content.languages.map((each) => ({ value: each, label: t(each) }))}
                onChange={(value) => setWanted(value === 'ru' ? 'ru' : 'en')}
              />
            )}
          </div>
          <div className={styles['cards']}>
            <Card
              card="start"
              isOpen={openCard === 'start'}
              icon={<DoorOpen {...ICON} />}
              title={wordsIn(content.title, language) || t('start')}
              sub={t('startHelp')}
              findings={NO_FINDINGS}
            >
              {() => <StartForm survey={content} />}
            </Card>
          </div>
          {content.blocks.map((block, at) => {
            return (
              <BlockCard
                key={block.id}
                block={block}
                at={at}
                first={firsts[at] ?? 1}
                openCard={openWithin(openCard, block)}
                blocks={blocks}
                findings={grouped.current}
                fields={props.fields}
                questionKeys={keys}
                questionActs={questionActs}
                blockActs={blockActs}
              />
            );
          })}
          <div className={styles['addBlock']}>
            <Button
              variant="subtle"
              leftSection={<Plus size={16} aria-hidden />}
              onClick={() => blockActs.add(content.blocks.length)}
            >
              {t('addBlock')}
            </Button>
            <span className={styles['soft']}>{t('blockHelp')}</span>
          </div>
          <Sections draft={draft} openCard={openCard} findings={props.findings} />
          <p className={styles['soft']}>{t('keys')}</p>
        </div>
      </FieldsContext>
    </EditingContext>
  );
}
