import { Button } from '@mantine/core';
import { wordsIn } from '@romashka/model/conditions';
import { questionsOf, type Survey, type SurveyFinding } from '@romashka/model/surveys';
import { CircleCheck } from 'lucide-react';
import { memo, useState } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import styles from './build.module.css';
import { buildText } from './build-text.ts';
import { FindingIcon } from './card.tsx';
import { useBlockNames, useEditing } from './editing.ts';
import { cardOf } from './group-findings.ts';
import { useFindingText } from './use-finding-text.ts';

/** All that is wrong or doubtful, errors first, each with the way to its place. */
export const FindingsSummary = memo(function FindingsSummary(props: {
  readonly survey: Survey;
  readonly findings: readonly SurveyFinding[];
  readonly onGo: (card: string) => void;
}) {
  const t = useMessages(buildText);
  const say = useFindingText();
  const { language } = useEditing();
  const blockNames = useBlockNames();
  const { findings } = props;
  const errors = findings.filter(({ level }) => level === 'error');
  const warnings = findings.filter(({ level }) => level === 'warning');
  const [shown, setShown] = useState(false);
  if (findings.length === 0)
    return (
      <p className={styles['fine']}>
        <CircleCheck size={16} aria-hidden /> {t('fine')}
      </p>
    );
  const words = new Map(questionsOf(props.survey).map(({ id, text }) => [id, wordsIn(text, language)]));
  const placeOf = (finding: SurveyFinding): string => {
    if (finding.question !== null) return words.get(finding.question) || finding.question;
    return finding.block === null ? t('wholeSurvey') : (blockNames.get(finding.block) ?? finding.block);
  };
  const counts = [
    errors.length > 0 ? t('errors', { n: errors.length }) : '',
    warnings.length > 0 ? t('warnings', { n: warnings.length }) : '',
  ].filter((part) => part !== '');
  return (
    <section className={styles['summary']} aria-label={t('findings')}>
      <div className={styles['summaryHead']}>
        <FindingIcon level={errors.length > 0 ? 'error' : 'warning'} />
        <p role="status">{counts.join(' · ')}</p>
        <Button variant="subtle" size="compact-sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'hideFindings' : 'showFindings')}
        </Button>
      </div>
      {shown ? (
        <ul className={styles['summaryList']}>
          {[...errors, ...warnings].map((finding) => (
            <li
              key={`${finding.code} ${finding.block} ${finding.question} ${finding.said}`}
              className={styles['finding']}
              data-level={finding.level}
            >
              <FindingIcon level={finding.level} />
              <span>
                {cardOf(finding) === '' ? (
                  <strong>{placeOf(finding)}</strong>
                ) : (
                  <button type="button" className={styles['go']} onClick={() => props.onGo(cardOf(finding))}>
                    {placeOf(finding)}
                  </button>
                )}
                <br />
                {say(finding)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
});
