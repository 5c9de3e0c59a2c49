import { Button } from '@mantine/core';
import type { FindingView } from '@romashka/model/contract';
import { Lock } from 'lucide-react';
import { useApi, useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useMay } from '../../shell/session/me-context.ts';
import { useMetrics } from '../metrics/use-metrics.ts';
import styles from './findings.module.css';
import { findingsText } from './findings-text.ts';

const PURPOSES = ['report', 'coaching', 'pay', 'digest'] as const;
const AT_ONCE = 3;

function Line(props: { readonly finding: FindingView }) {
  const { id, at, evidence } = props.finding;
  const t = useMessages(findingsText);
  const format = useFormat();
  const { nameOf } = useMetrics();
  const deciding = useApiAction('findings.decide', { invalidates: ['findings.list'] });
  const purpose = PURPOSES.find((one) => one === evidence['purpose']) ?? 'report';
  return (
    <li className={styles['line']}>
      <Lock size={16} aria-hidden />
      <span className={styles['words']}>
        {t(evidence['given'] === true ? 'given' : 'refused', {
          by: String(evidence['by'] ?? ''),
          metric: nameOf(String(evidence['metric'] ?? '')),
          purpose: t(purpose),
        })}
      </span>
      <time className={styles['when']} dateTime={at} title={format.dateTime(at)}>
        {format.relative(at)}
      </time>
      <Button
        size="xs"
        variant="default"
        loading={deciding.isPending}
        onClick={() => deciding.mutate({ params: { id }, body: { state: 'dismissed' } })}
      >
        {t('dismiss')}
      </Button>
    </li>
  );
}

/** What owners should know at once: exports of metrics that are for coaching only. Nothing where nothing was noticed. */
export function FindingsNotice() {
  const t = useMessages(findingsText);
  const may = useMay();
  const found = useApi(
    'findings.list',
    { query: { state: 'new', limit: 50 } },
    { enabled: may('findings.list'), retry: false },
  );
  const items = (found.data?.items ?? []).filter(({ kind }) => kind === 'coaching-metric-exported');
  if (items.length === 0) return null;
  const rest = items.length - AT_ONCE;
  return (
    <section aria-label={t('noticed')}>
      <ul className={styles['list']} style={{ padding: 0, margin: 0, listStyle: 'none' }}>
        {items.slice(0, AT_ONCE).map((finding) => (
          <Line key={finding.id} finding={finding} />
        ))}
      </ul>
      {rest > 0 ? <p className={styles['soft']}>{t('more', { n: rest })}</p> : null}
    </section>
  );
}
