import { Button, Switch } from '@mantine/core';
import { LIMITS, questionsOf, type Survey } from '@romashka/model/surveys';
import { Languages } from 'lucide-react';
import { memo, useState } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import { EmptyState } from '../../../shell/states.tsx';
import { type Edit, ofContent } from '../draft/draft.ts';
import { isMissing, type TextLine, textsOf, withText } from '../draft/texts.ts';
import styles from './translate.module.css';
import { translateText } from './translate-text.ts';
import { useGrowing } from './use-growing.ts';

type Language = 'ru' | 'en';
type EditDraft = (change: Edit, tag?: string) => void;

const PARTS = ['text', 'help', 'low', 'high', 'unit', 'statement', 'option', 'row', 'column'] as const;
const WHOLE = ['title', 'intro', 'thanks', 'full', 'closed'] as const;

/** What a text is, by its place: "Question 3: option". */
function usePlaceName(): (line: TextLine, numbers: ReadonlyMap<string, number>) => string {
  const t = useMessages(translateText);
  return ({ path, question }, numbers) => {
    const [room = '', key = '', part = ''] = path.split(' ');
    const known = PARTS.find((one) => one === part);
    if (question !== null && known !== undefined) return t(known, { n: numbers.get(question) ?? 0 });
    if (room === 'hidden') return t('hidden', { key });
    return t(WHOLE.find((one) => one === room) ?? 'block');
  };
}

const Line = memo(function Line(props: {
  readonly name: string;
  readonly path: string;
  readonly ru: string;
  readonly en: string;
  readonly first: Language;
  readonly edit: EditDraft;
}) {
  const t = useMessages(translateText);
  const { path, name, edit, first } = props;
  // The list is drawn behind the typing; what is typed shows at once.
  const [typed, setTyped] = useState<{ readonly language: Language; readonly text: string } | null>(null);
  const order: readonly Language[] = first === 'ru' ? ['ru', 'en'] : ['en', 'ru'];
  return (
    <li className={styles['line']}>
      <p className={styles['name']}>{name}</p>
      {order.map((language) => {
        const missing = props[language].trim() === '';
        return (
          <div key={language} className={styles['cell']}>
            <textarea
              className={styles['text']}
              rows={1}
              lang={language}
              maxLength={LIMITS.words}
              aria-label={`${name}, ${t(language)}`}
              data-missing={missing}
              onBlur={() => setTyped(null)}
              placeholder={missing ? t('isMissing') : ''}
              value={typed?.language === language ? typed.text : props[language]}
              onChange={(event) => {
                const text = event.currentTarget.value;
                setTyped({ language, text });
                edit(
                  ofContent((survey) => withText(survey, path, language, text)),
                  `text ${path} ${language}`,
                );
              }}
            />
          </div>
        );
      })}
    </li>
  );
});

function OneLanguage(props: { readonly content: Survey; readonly edit: EditDraft }) {
  const t = useMessages(translateText);
  const other = props.content.languages[0] === 'ru' ? 'en' : 'ru';
  return (
    <EmptyState
      icon={<Languages size={22} />}
      title={t('one')}
      text={t('oneText')}
      action={
        <Button
          onClick={() =>
            props.edit(ofContent((survey) => ({ ...survey, languages: [...survey.languages, other] })))
          }
        >
          {t('add', { language: t(other) })}
        </Button>
      }
    />
  );
}

function Lines(props: {
  readonly content: Survey;
  readonly lines: readonly TextLine[];
  readonly edit: EditDraft;
}) {
  const nameOf = usePlaceName();
  const { content, lines, edit } = props;
  const count = useGrowing(lines.length);
  const numbers = new Map(questionsOf(content).map(({ id }, at) => [id, at + 1]));
  return (
    <ul className={styles['lines']}>
      {lines.slice(0, count).map((line) => (
        <Line
          key={line.path}
          name={nameOf(line, numbers)}
          path={line.path}
          ru={line.words.ru ?? ''}
          en={line.words.en ?? ''}
          first={content.languages[0] ?? 'ru'}
          edit={edit}
        />
      ))}
    </ul>
  );
}

/** Every text of the survey with both languages side by side. */
export const TranslateTab = memo(function TranslateTab(props: {
  readonly content: Survey;
  readonly edit: EditDraft;
}) {
  const t = useMessages(translateText);
  const { content, edit } = props;
  const [only, setOnly] = useState(false);
  // What is being filled in stays in sight though it is no longer missing.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  if (content.languages.length < 2) return <OneLanguage content={content} edit={edit} />;
  const written = textsOf(content).filter(({ words }) => (words.ru ?? '') !== '' || (words.en ?? '') !== '');
  const lacks = (line: TextLine) => isMissing(line, 'ru') || isMissing(line, 'en');
  const ru = written.filter((line) => isMissing(line, 'ru')).length;
  const en = written.filter((line) => isMissing(line, 'en')).length;
  const lines = only ? written.filter((line) => lacks(line) || kept.has(line.path)) : written;
  return (
    <div className={styles['translate']}>
      <div className={styles['head']}>
        <p role="status">
          {written.length === 0
            ? t('nothing')
            : ru + en === 0
              ? t('done')
              : t('missing', { n: ru + en, ru, en })}
        </p>
        <Switch
          label={t('onlyMissing')}
          checked={only}
          onChange={(event) => {
            setOnly(event.currentTarget.checked);
            setKept(new Set(written.filter(lacks).map(({ path }) => path)));
          }}
        />
      </div>
      <Lines content={content} lines={lines} edit={edit} />
    </div>
  );
});
