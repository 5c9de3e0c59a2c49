import { Link } from '@tanstack/react-router';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { CodeBox } from '../../listen/download/code-box.tsx';
import { Page } from '../../shell/page.tsx';
import { useMay } from '../../shell/session/me-context.ts';
import styles from './first-step.module.css';
import { firstStepText } from './first-step-text.ts';
import { Panel } from './panel.tsx';

const sample = (origin: string, key: string): string =>
  [
    `curl -u ${key}: ${origin}/v1/track -H 'content-type: application/json' -d '{`,
    '  "userId": "u-1", "event": "Survey Answered",',
    '  "properties": { "response_id": "r-1", "survey": "first", "question": "recommend",',
    '    "question_type": "nps", "value": 9, "unit": "North", "channel": "web" } }\'',
  ].join('\n');

/** The overview of a workspace into which nothing has come: how to send the first event. */
export function FirstStep() {
  const t = useMessages(firstStepText);
  const may = useMay();
  const keys = useApi('writeKeys.list', {}, { enabled: may('writeKeys.list') });
  const key = keys.data?.items[0]?.key ?? 'WRITE_KEY';
  const words = { copy: t('copy'), copied: t('copied') };
  return (
    <Page headline={t('headline')} sub={t('sub')}>
      <div className={styles['steps']}>
        <Panel title={t('sendTitle')}>
          <p className={styles['text']}>{t('sendText', { answer: '200 {"success":true}' })}</p>
          <CodeBox {...words} text={sample(location.origin, key)} />
          <p className={styles['links']}>
            {may('writeKeys.list') ? <Link to="/settings/write-keys">{t('keyLink')}</Link> : t('keyLine')}
            <Link to="/live">{t('liveLink')}</Link>
          </p>
        </Panel>
        <Panel title={t('importTitle')}>
          <p className={styles['text']}>{t('importText')}</p>
          <CodeBox
            {...words}
            text={'npx romashka import customers customers.csv\nnpx romashka import answers answers.csv'}
          />
          <p className={styles['links']}>
            <Link to="/imports">{t('importLink')}</Link>
          </p>
        </Panel>
      </div>
    </Page>
  );
}
