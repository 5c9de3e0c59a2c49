import { Button, Progress } from '@mantine/core';
import type { ImportView } from '@romashka/model/contract';
import { Link } from '@tanstack/react-router';
import { useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { notice } from '../../shell/notices/notice.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import { secondsLeft, secondsTaken, shareDone } from './import-progress.ts';
import styles from './imports.module.css';
import { importsText } from './imports-text.ts';
import { useDuration } from './use-duration.ts';
import { useFaultText } from './use-fault-text.ts';

function CancelButton(props: { readonly view: ImportView }) {
  const t = useMessages(importsText);
  const explain = useProblemText();
  const cancel = useApiAction('imports.cancel', { invalidates: ['imports.list', 'imports.read'] });
  const act = () =>
    cancel.mutate(
      { params: { id: props.view.id } },
      {
        onSuccess: () => notice({ text: t('cancelled_') }),
        onError: (thrown) => notice({ tone: 'bad', text: `${t('cancelFailed')}. ${explain(thrown).text}` }),
      },
    );
  return (
    <Button variant="default" size="xs" loading={cancel.isPending} onClick={act}>
      {t('cancel')}
    </Button>
  );
}

/** How far a running import is: bytes read, time left, and the way to stop it. */
function Running(props: { readonly view: ImportView }) {
  const t = useMessages(importsText);
  const format = useFormat();
  const duration = useDuration();
  const { view } = props;
  const share = shareDone(view);
  const left = secondsLeft(view, Date.now());
  const read =
    view.totalBytes === null
      ? format.bytes(view.bytes)
      : t('ofBytes', { done: format.bytes(view.bytes), total: format.bytes(view.totalBytes) });
  return (
    <>
      <Progress.Root className={styles['bar'] ?? ''} size={8}>
        <Progress.Section
          value={100 * (share ?? 1)}
          color="var(--rm-sun)"
          animated={share === null}
          aria-label={t('progress', { file: view.file })}
          aria-valuetext={read}
        />
      </Progress.Root>
      <div className={styles['barLine']}>
        <span className={styles['soft']}>
          {share === null ? '' : `${format.percent(share)} · `}
          {read}
          {left === null ? '' : ` · ${t('left', { time: duration(left) })}`}
        </span>
        <CancelButton view={view} />
      </div>
    </>
  );
}

/** One import: what, by whom, how far, and what came of it. */
export function ImportCard(props: { readonly view: ImportView; readonly onRejected: () => void }) {
  const t = useMessages(importsText);
  const format = useFormat();
  const duration = useDuration();
  const { view } = props;
  const taken = secondsTaken(view);
  const say = useFaultText();
  const counts = ['rows', 'accepted', 'repeated', 'rejected', 'merged', 'held', 'apart'] as const;
  return (
    <li className={styles['card']}>
      <div className={styles['head']}>
        <h2 className={styles['file']}>{view.file}</h2>
        <span className={styles['state']} data-state={view.state}>
          {t(view.state)}
        </span>
        <span className={styles['soft']}>{t(view.kind)}</span>
      </div>
      <div className={styles['soft']}>
        {t('began', { date: format.dateTime(view.at), who: view.by })}
        {taken === null ? '' : ` · ${t('took', { time: duration(taken) })}`}
      </div>
      {view.state === 'running' ? <Running view={view} /> : null}
      {view.error === null ? null : (
        <p className={styles['error']}>
          {say({ code: view.errorCode, said: view.errorSaid, message: view.error })}{' '}
          {view.rows > 0 && view.state === 'failed' ? t('failedHelp') : ''}
        </p>
      )}
      {view.state === 'uploaded' ? (
        <div className={styles['foot']}>
          <Button
            size="xs"
            renderRoot={(root) => <Link {...root} to="/imports/$id" params={{ id: view.id }} />}
          >
            {t('goOn')}
          </Button>
        </div>
      ) : null}
      {view.state === 'uploaded' || view.state === 'waiting' ? null : (
        <dl className={styles['counts']}>
          {counts.map((count) => (
            <div key={count}>
              <dt>{t(count)}</dt>
              <dd>{format.number(view[count])}</dd>
            </div>
          ))}
        </dl>
      )}
      {view.rejected === 0 ? null : (
        <div className={styles['foot']}>
          <Button variant="default" size="xs" aria-haspopup="dialog" onClick={props.onRejected}>
            {t('seeRejected', { n: view.rejected })}
          </Button>
        </div>
      )}
    </li>
  );
}
