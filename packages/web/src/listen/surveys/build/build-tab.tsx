import { Button, SegmentedControl } from '@mantine/core';
import { type Field, readAloud, wordsIn } from '@romashka/model/conditions';
import { questionsOf, type Survey, type SurveyFinding } from '@romashka/model/surveys';
import { DoorOpen, EyeOff, Flag, PieChart, Plus, Settings } from 'lucide-react';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../../language/language-context.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { useSearchParam } from '../../../scope/use-search-param.ts';
import type { Draft, Edit } from '../draft/draft.ts';
import { BlockCard } from './block-card.tsx';
import styles from './build.module.css';
import { buildText } from './build-text.ts';
import { Card, NO_FINDINGS } from './card.tsx';
import {
  BlockNamesContext,
  type Editing,
  EditingContext,
  FieldsContext,
  QuestionKeysContext,
} from './editing.ts';
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
  /** The content a moment ago, and what the check says of it. */
  readonly settled: Survey;
  readonly findings: readonly SurveyFinding[];
  readonly fields: ReadonlyMap<string, Field>;
}

const ICON = { size: 17, 'aria-hidden': true, strokeWidth: 1.9 } as const;

function Sections(props: { readonly draft: Draft; readonly openCard: string | null }) {
  const t = useMessages(buildText);
  const { draft, openCard } = props;
  const { content } = draft;
  const sections = [
    ['end', Flag, t('end'), t('endHelp'), () => <EndForm survey={content} />],
    [
      'hidden',
      EyeOff,
      t('hidden'),
      content.hidden.map(({ id }) => id).join(', '),
      () => <HiddenForm survey={content} />,
    ],
    [
      'quotas',
      PieChart,
      t('quotas'),
      content.quotas.map(({ name, id }) => name || id).join(', '),
      () => <QuotasForm survey={content} />,
    ],
    ['settings', Settings, t('settings'), t('settingsHelp'), () => <SettingsForm draft={draft} />],
  ] as const;
  return (
    <div className={styles['cards']}>
      {sections.map(([card, Icon, title, sub, form]) => (
        <Card
          key={card}
          card={card}
          isOpen={openCard === card}
          icon={<Icon {...ICON} />}
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

const LanguageChoice = memo(function LanguageChoice(props: {
  readonly languages: string;
  readonly language: 'ru' | 'en';
  readonly onChange: (language: 'ru' | 'en') => void;
}) {
  const t = useMessages(buildText);
  const languages = props.languages === 'en,ru' ? (['en', 'ru'] as const) : (['ru', 'en'] as const);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('writeIn')}
      value={props.language}
      data={languages.map((each) => ({ value: each, label: t(each) }))}
      onChange={(value) => props.onChange(value === 'ru' ? 'ru' : 'en')}
    />
  );
});

const AddBlock = memo(function AddBlock(props: { readonly onAdd: () => void }) {
  const t = useMessages(buildText);
  return (
    <div className={styles['addBlock']}>
      <Button variant="subtle" leftSection={<Plus size={16} aria-hidden />} onClick={props.onAdd}>
        {t('addBlock')}
      </Button>
      <span className={styles['soft']}>{t('blockHelp')}</span>
    </div>
  );
});

/** Brings a card into sight once it is open. */
const showCard = (card: string): void => {
  requestAnimationFrame(() => {
    const found = document.querySelector(`[data-card="${CSS.escape(card)}"]`);
    found?.scrollIntoView({ block: 'start', behavior: 'instant' });
  });
};

/** The card within this block that is open; null for the others, so that they stay as they are. */
const openWithin = (card: string | null, block: Survey['blocks'][number]): string | null =>
  card !== null &&
  (card === `block ${block.id}` || block.questions.some(({ id }) => card === `question ${id}`))
    ? card
    : null;

/** The same list of names until one of them changes. */
function useBlockNames(content: Survey, language: 'ru' | 'en'): readonly BlockName[] {
  const t = useMessages(buildText);
  const text = content.blocks
    .map(({ id, title }, at) => `${id}\n${wordsIn(title, language) || t('block', { n: at + 1 })}`)
    .join('\n\n');
  return useMemo(
    () =>
      text.split('\n\n').map((line) => {
        const [id = '', name = ''] = line.split('\n');
        return { id, name };
      }),
    [text],
  );
}

/** The same set of keys until one of them changes. */
function useSameKeys(content: Survey): ReadonlySet<string> {
  const text = questionsOf(content)
    .map(({ id }) => id)
    .join('\n');
  return useMemo(() => new Set(text.split('\n')), [text]);
}

/** Every condition of a question read aloud; the same map while they say the same. */
function useShownIf(settled: Survey, fields: ReadonlyMap<string, Field>): ReadonlyMap<string, string> {
  const { language } = useLanguage();
  const before = useRef<ReadonlyMap<string, string>>(new Map());
  before.current = useMemo(() => {
    const next = new Map(
      questionsOf(settled).flatMap(({ id, show }) =>
        show === null ? [] : [[id, readAloud(show, fields, language)] as const],
      ),
    );
    const old = before.current;
    return next.size === old.size && [...next].every(([id, text]) => old.get(id) === text) ? old : next;
  }, [settled, fields, language]);
  return before.current;
}

function useGrouped(findings: readonly SurveyFinding[]): ReturnType<typeof groupFindings> {
  const before = useRef<ReturnType<typeof groupFindings>>(new Map());
  before.current = useMemo(() => groupFindings(findings, before.current), [findings]);
  return before.current;
}

/** Blocks and questions in a column; each opens in place, one at a time. */
export function BuildTab(props: BuildProps) {
  const t = useMessages(buildText);
  const { survey, draft, edit, undo, published, traits, settled } = props;
  const { content } = draft;
  // A link may lead to a card; after that opening one is not worth a step of the history.
  const [linked] = useSearchParam('card');
  const [openCard, open] = useState<string | null>(linked || null);
  const [wanted, setWanted] = useState<'ru' | 'en' | null>(null);
  const language = content.languages.find((known) => known === wanted) ?? content.languages[0] ?? 'ru';
  const editing = useMemo<Editing>(
    () => ({ survey, edit, open, language, published, traits }),
    [survey, edit, language, published, traits],
  );
  const questionActs = useQuestionActs({ content, edit, open, undo });
  const blockActs = useBlockActs({ edit, undo });
  const grouped = useGrouped(props.findings);
  const shownIf = useShownIf(settled, props.fields);
  const blocks = useBlockNames(content, language);
  const blockNames = useMemo(() => new Map(blocks.map(({ id, name }) => [id, name])), [blocks]);
  const keys = useSameKeys(content);
  const firsts = content.blocks.map((_, at) =>
    content.blocks.slice(0, at).reduce((sum, { questions }) => sum + questions.length, 1),
  );
  const go = useCallback((card: string) => {
    open(card);
    showCard(card);
  }, []);
  const addBlock = useCallback(() => blockActs.add(Number.MAX_SAFE_INTEGER), [blockActs]);
  return (
    <EditingContext value={editing}>
      <FieldsContext value={props.fields}>
        <BlockNamesContext value={blockNames}>
          <QuestionKeysContext value={keys}>
            <div className={styles['build']}>
              <div className={styles['top']}>
                <FindingsSummary survey={settled} findings={props.findings} onGo={go} />
                {content.languages.length < 2 ? null : (
                  <LanguageChoice
                    languages={content.languages.join(',')}
                    language={language}
                    onChange={setWanted}
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
              {content.blocks.map((block, at) => (
                <BlockCard
                  key={block.id}
                  block={block}
                  at={at}
                  first={firsts[at] ?? 1}
                  openCard={openWithin(openCard, block)}
                  blocks={blocks}
                  findings={grouped}
                  shownIf={shownIf}
                  questionActs={questionActs}
                  blockActs={blockActs}
                />
              ))}
              <AddBlock onAdd={addBlock} />
              <Sections draft={draft} openCard={openCard} />
              <p className={styles['soft']}>{t('keys')}</p>
            </div>
          </QuestionKeysContext>
        </BlockNamesContext>
      </FieldsContext>
    </EditingContext>
  );
}
