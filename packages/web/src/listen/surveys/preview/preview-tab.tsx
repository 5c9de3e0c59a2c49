import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FieldValue, wordsIn } from '@romashka/model/conditions';
import type { SurveyView } from '@romashka/model/contract';
import {
  type Answers,
  pagesOf,
  pipeWords,
  questionsOf,
  readerOf,
  type Survey,
  type Page as SurveyPage,
  surveyFields,
} from '@romashka/model/surveys';
import { Dices, Eraser, ExternalLink } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useApiAction } from '../../../api/use-api.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useLanguage } from '../../../language/language-context.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { useMay } from '../../../shell/session/me-context.ts';
import styles from './preview.module.css';
import { PreviewControl } from './preview-control.tsx';
import { previewText } from './preview-text.ts';

type Language = 'ru' | 'en';
type Answer = Answers[string];

/** Opens the real page in a tab of its own, by a test link made for it. */
function RealPage(props: { readonly view: SurveyView }) {
  const t = useMessages(previewText);
  const may = useMay();
  const { view } = props;
  const making = useApiAction('surveyLinks.create', { invalidates: ['surveyLinks.list'] });
  if (!may('surveyLinks.create')) return null;
  const open = () => {
    // A tab that is opened after waiting for the server is taken for an advertisement: open first.
    const tab = window.open('about:blank', '_blank');
    making.mutate(
      { params: { id: view.id }, body: { kind: 'test', name: t('testName') } },
      {
        onSuccess: ({ items: [link] }) => {
          if (tab === null || link === undefined) return;
          tab.opener = null;
          tab.location.replace(link.url);
        },
        onError: () => tab?.close(),
      },
    );
  };
  return (
    <div className={styles['real']}>
      <Button
        variant="default"
        leftSection={<ExternalLink size={16} aria-hidden />}
        disabled={view.version === null}
        loading={making.isPending}
        onClick={open}
      >
        {t('openReal')}
      </Button>
      <p>
        {view.version === null
          ? t('needsPublish')
          : view.changed
            ? t('realDiffers', { version: view.version })
            : t('openRealHelp')}
      </p>
      <FaultLine thrown={making.error} />
    </div>
  );
}

/** The pages in their order, with what was answered filled into their words. */
function Pages(props: {
  readonly content: Survey;
  readonly pages: readonly SurveyPage[];
  readonly say: (words: { readonly ru?: string | undefined; readonly en?: string | undefined }) => string;
  readonly language: Language;
  readonly seed: string;
  readonly answers: Answers;
  readonly onAnswer: (question: string, value: Answer | undefined) => void;
}) {
  const t = useMessages(previewText);
  const { content, pages, say, language, seed, answers } = props;
  return (
    <>
      <div className={styles['page']}>
        <h2 className={styles['title']}>{say(content.title) || t('noWords')}</h2>
        {say(content.intro) === '' ? null : <p className={styles['words']}>{say(content.intro)}</p>}
      </div>
      {pages.length === 0 ? <p className={styles['page']}>{t('nothing')}</p> : null}
      {pages.map(({ block, questions }, at) => {
        const title = say(block.title);
        return (
          <section key={block.id} className={styles['page']}>
            <p className={styles['pageName']}>
              {title === '' ? t('page', { n: at + 1 }) : t('pageOf', { n: at + 1, title })}
            </p>
            {questions.map((question) => {
              const text = say(question.text) || t('noWords');
              return (
                <div key={question.id} className={styles['question']}>
                  <p className={styles['asked']}>
                    {text}
                    {question.required ? (
                      <span className={styles['required']}> · {t('required')}</span>
                    ) : null}
                  </p>
                  {say(question.help) === '' ? null : <p className={styles['help']}>{say(question.help)}</p>}
                  {question.type === 'consent' ? (
                    <p className={styles['help']}>{say(question.statement)}</p>
                  ) : null}
                  <PreviewControl
                    question={question}
                    label={text}
                    value={answers[question.id]}
                    language={language}
                    seed={seed}
                    onChange={(value) => props.onAnswer(question.id, value)}
                  />
                </div>
              );
            })}
          </section>
        );
      })}
      <div className={styles['page']}>
        <p className={styles['pageName']}>{t('end')}</p>
        <p className={styles['words']}>{say(content.thanks) || t('noWords')}</p>
      </div>
    </>
  );
}

const seedNow = (): string => crypto.randomUUID();

/** The words of a chosen option, for texts that name an answer. */
const nameIn =
  (survey: Survey, language: Language) =>
  (key: string, value: FieldValue): string => {
    const options = surveyFields(survey).get(key)?.options ?? [];
    const nameOf = (one: string | number | boolean) => {
      const option = options.find((known) => known.key === String(one));
      return option === undefined ? String(one) : wordsIn(option.name, language);
    };
    return (Array.isArray(value) ? value : [value as string | number | boolean]).map(nameOf).join(', ');
  };

/** Tries the draft out: what is asked, in what order, for the answers given here. */
export function PreviewTab(props: { readonly view: SurveyView; readonly content: Survey }) {
  const t = useMessages(previewText);
  const screen = useLanguage().language;
  const { content } = props;
  const [wanted, setWanted] = useState<Language>(screen);
  const [isPhone, setPhone] = useState(true);
  const [seed, setSeed] = useState(seedNow);
  const [answers, setAnswers] = useState<Answers>({});
  const [hidden, setHidden] = useState<Readonly<Record<string, string>>>({});
  const language = content.languages.includes(wanted) ? wanted : (content.languages[0] ?? 'ru');
  const respondent = useMemo(() => ({ hidden, traits: {}, language }), [hidden, language]);
  const pages = pagesOf(content, { seed, answers, respondent });
  const read = readerOf(content, answers, respondent);
  const say = (words: Parameters<typeof pipeWords>[0]) =>
    pipeWords(words, language, read, nameIn(content, language));
  const asked = new Set(pages.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const skipped = questionsOf(content).filter(({ id }) => !asked.has(id));
  const answer = (question: string, value: Answer | undefined) =>
    setAnswers(({ [question]: _, ...rest }) => (value === undefined ? rest : { ...rest, [question]: value }));
  return (
    <div className={styles['preview']}>
      <aside className={styles['side']}>
        <p className={styles['what']}>
          <strong>{t('simulation')}.</strong> {t('simulationHelp')}
        </p>
        <div className={styles['controls']}>
          {content.languages.length < 2 ? null : (
            <SegmentedControl
              size="xs"
              aria-label={t('language')}
              value={language}
              data={content.languages.map((each) => ({ value: each, label: t(each) }))}
              onChange={(value) => setWanted(value === 'ru' ? 'ru' : 'en')}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label={t('width')}
            value={isPhone ? 'phone' : 'desktop'}
            data={[
              { value: 'phone', label: t('phone') },
              { value: 'desktop', label: t('desktop') },
            ]}
            onChange={(value) => setPhone(value === 'phone')}
          />
          <Button
            variant="default"
            size="compact-sm"
            title={t('rerollHelp')}
            leftSection={<Dices size={15} aria-hidden />}
            onClick={() => setSeed(seedNow())}
          >
            {t('reroll')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={Object.keys(answers).length === 0}
            leftSection={<Eraser size={15} aria-hidden />}
            onClick={() => setAnswers({})}
          >
            {t('reset')}
          </Button>
        </div>
        {content.hidden.map(({ id, name }) => (
          <TextInput
            key={id}
            label={wordsIn(name, screen) || id}
            maxLength={300}
            value={hidden[id] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setHidden((before) => ({ ...before, [id]: value }));
            }}
          />
        ))}
        {skipped.length === 0 ? null : (
          <p className={styles['skipped']} aria-live="polite">
            {t('skipped', {
              n: skipped.length,
              names: skipped
                .slice(0, 10)
                .map(({ id, text }) => t('quoted', { text: wordsIn(text, language) || id }))
                .join(', '),
            })}
          </p>
        )}
        <RealPage view={props.view} />
      </aside>
      <div className={styles['frame']} data-phone={isPhone} lang={language}>
        <Pages
          content={content}
          pages={pages}
          say={say}
          language={language}
          seed={seed}
          answers={answers}
          onAnswer={answer}
        />
      </div>
    </div>
  );
}
