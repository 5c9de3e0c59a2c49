import { Button } from '@mantine/core';
import { wordsIn } from '@romashka/model/conditions';
import type { SurveyResponse } from '@romashka/model/contract';
import { otherKey, type Question, questionsOf, type Survey } from '@romashka/model/surveys';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { routeUrl } from '../../../api/route-url.ts';
import { useApi } from '../../../api/use-api.ts';
import { useFormat } from '../../../language/format.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { saveFromApi } from '../../download/save-from-api.ts';
import { answerWords } from './answer-words.ts';
import styles from './responses.module.css';
import { responsesText } from './responses-text.ts';

const MINUTE_MS = 60_000;

/** The survey as it was asked of a response; until that is read, as it is now. */
function useAsked(survey: string, version: number, draft: Survey): Survey {
  const read = useApi(
    'surveys.version',
    { params: { id: survey, key: version } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  return read.data?.content ?? draft;
}

function Answer(props: {
  readonly question: Question | undefined;
  readonly id: string;
  readonly response: SurveyResponse;
}) {
  const t = useMessages(responsesText);
  const { language } = useLanguage();
  const { question, id, response } = props;
  const value = response.answers[id];
  if (value === undefined) return null;
  const other = response.answers[otherKey(id)];
  const fixed = {
    yes: t('yes'),
    no: t('no'),
    more: t('moreWord'),
    same: t('same'),
    less: t('less'),
    other: typeof other === 'string' ? t('otherWords', { words: other }) : t('other'),
  };
  const name = question === undefined ? id : wordsIn(question.text, language) || id;
  return (
    <div className={styles['answer']}>
      <dt>{name}</dt>
      <dd>
        {question?.type === 'file' && typeof value === 'string' ? (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Download size={14} aria-hidden />}
            onClick={() => void saveFromApi(routeUrl('responses.file', { params: { id: value } }), id)}
          >
            {t('file')}
          </Button>
        ) : (
          answerWords(question, value, language, fixed).map((line) => <p key={line}>{line}</p>)
        )}
      </dd>
    </div>
  );
}

function Facts(props: { readonly response: SurveyResponse; readonly nameOf: (key: string) => string }) {
  const t = useMessages(responsesText);
  const format = useFormat();
  const { response, nameOf } = props;
  const { finishedAt, startedAt } = response;
  const minutes =
    finishedAt === null ? null : Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / MINUTE_MS);
  const facts = [
    response.unit === '' ? '' : nameOf(response.unit),
    response.touchpoint,
    response.channel,
    t(response.language),
    t('version', { version: response.version }),
    minutes === null ? '' : t('took', { minutes }),
  ];
  return (
    <p className={styles['facts']}>
      <time dateTime={response.lastAt} title={format.dateTime(response.lastAt)}>
        {format.relative(response.lastAt)}
      </time>
      {` · ${facts.filter((fact) => fact !== '').join(' · ')}`}
    </p>
  );
}

/** One response with its answers by the names of their questions. */
export function ResponseCard(props: {
  readonly response: SurveyResponse;
  readonly survey: string;
  readonly draft: Survey;
  readonly nameOf: (key: string) => string;
  /** What can be done where it waits for a review; null where nothing. */
  readonly review: { readonly onCount: () => void; readonly onDiscard: () => void } | null;
}) {
  const t = useMessages(responsesText);
  const { response, review } = props;
  const asked = useAsked(props.survey, response.version, props.draft);
  const questions = new Map(questionsOf(asked).map((question) => [question.id, question]));
  const known = [...questions.keys()].filter((id) => id in response.answers);
  const gone = Object.keys(response.answers).filter((id) => !questions.has(id) && !id.includes('.'));
  const hidden = Object.entries(response.hidden);
  return (
    <li className={styles['response']}>
      <div className={styles['head']}>
        <span className={styles['who']}>
          {response.customer === null ? (
            t('anonymous')
          ) : (
            <Link to="/customers/$id" params={{ id: response.customer }}>
              {t('customer')}
            </Link>
          )}
        </span>
        <span className={styles['state']}>{t(`state${response.state}`)}</span>
        {response.held ? <span className={styles['heldMark']}>{t('isHeld')}</span> : null}
        {review === null || !response.held ? null : (
          <span className={styles['acts']}>
            <Button variant="default" size="compact-sm" onClick={review.onDiscard}>
              {t('discard')}
            </Button>
            <Button size="compact-sm" onClick={review.onCount}>
              {t('letCount')}
            </Button>
          </span>
        )}
      </div>
      <Facts response={response} nameOf={props.nameOf} />
      {known.length + gone.length === 0 ? <p className={styles['facts']}>{t('noAnswers')}</p> : null}
      <dl className={styles['answers']}>
        {[...known, ...gone].map((id) => (
          <Answer key={id} id={id} question={questions.get(id)} response={response} />
        ))}
      </dl>
      {hidden.length === 0 ? null : (
        <p className={styles['facts']}>
          {t('hidden')}: {hidden.map(([key, value]) => `${key} = ${value}`).join(', ')}
        </p>
      )}
    </li>
  );
}
