import { Button } from '@mantine/core';
import type { SurveyView } from '@romashka/model/contract';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi, useApiAction } from '../../../api/use-api.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { notice } from '../../../shell/notices/notice.ts';
import type { Draft } from '../draft/draft.ts';
import { freeId } from '../draft/free-id.ts';
import styles from './survey.module.css';
import { surveyText } from './survey-text.ts';

/** Somebody else saved in between: says who, and lets the person choose what becomes of the two drafts. */
export function ConflictBanner(props: {
  readonly view: SurveyView;
  readonly draft: Draft;
  readonly onLoadTheirs: () => void;
}) {
  const t = useMessages(surveyText);
  const navigate = useNavigate();
  const { view, draft } = props;
  const theirs = useApi('surveys.read', { params: { id: view.id } }, { staleTime: 0 });
  const all = useApi('surveys.list', {});
  const making = useApiAction('surveys.create', { invalidates: ['surveys.list'] });
  const [isKept, setKept] = useState(false);
  const keep = () => {
    const taken = new Set((all.data?.items ?? []).map(({ key }) => key));
    making.mutate(
      {
        body: {
          key: freeId(`${view.key.slice(0, 90)}-copy`, taken),
          name: t('copyName', { name: draft.name.slice(0, 180) || view.name }),
          touchpoint: draft.touchpoint,
          content: draft.content,
        },
      },
      {
        onSuccess: (made) => {
          setKept(true);
          notice({ text: t('copied') });
          void navigate({ to: '/surveys/$id', params: { id: made.id }, ignoreBlocker: true });
        },
      },
    );
  };
  return (
    <section className={styles['conflict']} role="alert">
      <p>
        <strong>{t('conflictTitle', { who: theirs.data?.updatedBy ?? view.updatedBy })}</strong>{' '}
        {t('conflictText')}
      </p>
      <FaultLine thrown={making.error} />
      <div className={styles['conflictActs']}>
        <Button variant="default" onClick={props.onLoadTheirs}>
          {t('loadTheirs')}
        </Button>
        <Button loading={making.isPending || isKept} onClick={keep}>
          {t('keepCopy')}
        </Button>
      </div>
    </section>
  );
}
