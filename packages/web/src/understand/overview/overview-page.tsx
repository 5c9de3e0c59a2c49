import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useScope } from '../../scope/use-scope.ts';
import { Page } from '../../shell/page.tsx';
import { useBoundUnits } from '../../shell/session/me-context.ts';
import { NothingInUnits } from '../../shell/states/nothing-in-units.tsx';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { FindingsNotice } from '../findings/findings-notice.tsx';
import { BreakdownPanel } from './breakdown-panel.tsx';
import { DistributionPanel } from './distribution-panel.tsx';
import { type Figure, isSolid } from './figure.ts';
import { FirstStep } from './first-step.tsx';
import { chooseHeadline } from './headline.ts';
import styles from './overview-page.module.css';
import { overviewText } from './overview-text.ts';
import { SatisfactionPanel } from './satisfaction-panel.tsx';
import { TrendPanel } from './trend-panel.tsx';
import { useBreakdown } from './use-breakdown.ts';
import { useChartWords, usePreviousText } from './use-chart-words.ts';
import { useHeadline } from './use-headline.ts';
import { VolumePanel } from './volume-panel.tsx';

type ScopeState = ReturnType<typeof useScope>;

function Panels(props: {
  readonly scope: ScopeState;
  readonly figure: Figure;
  readonly before: Figure | null;
}) {
  const { scope, figure, before } = props;
  return (
    <div className={styles['grid']}>
      {figure.n === 0 ? null : (
        <>
          <div className={styles['full']}>
            <DistributionPanel scope={scope} figure={figure} before={before} />
          </div>
          <div className={styles['wide']}>
            <TrendPanel scope={scope} answers={figure.n} />
          </div>
        </>
      )}
      <div className={styles[figure.n === 0 ? 'full' : 'narrow']}>
        <VolumePanel scope={scope} />
      </div>
      <div className={styles['half']}>
        <SatisfactionPanel metric="csat" scope={scope} />
      </div>
      <div className={styles['half']}>
        <SatisfactionPanel metric="ces" scope={scope} />
      </div>
      {figure.n === 0 ? null : (
        <div className={styles['full']}>
          <BreakdownPanel scope={scope} />
        </div>
      )}
    </div>
  );
}

function Told(props: {
  readonly scope: ScopeState;
  readonly figure: Figure;
  readonly before: Figure | null;
}) {
  const { scope, figure, before } = props;
  const t = useMessages(overviewText);
  const { timeZone } = useLanguage();
  const breakdown = useBreakdown(scope);
  const headline = useHeadline(chooseHeadline(figure, before, breakdown.pairs), scope);
  const chart = useChartWords(scope);
  const previous = usePreviousText(scope);
  const compared = before !== null && isSolid(before);
  const sub = t(compared ? 'subCompared' : 'sub', {
    period: chart.sub,
    before: previous,
    n: figure.n,
    zone: timeZone,
  });
  return (
    <Page headline={headline} title={t('tab')} sub={sub}>
      <FindingsNotice />
      <Panels scope={scope} figure={figure} before={before} />
    </Page>
  );
}

/** How customers score us: a sentence first, then the daisy, the trend, the volume and the units. */
export function OverviewPage() {
  const t = useMessages(overviewText);
  const scope = useScope();
  const bound = useBoundUnits().length > 0;
  const dimensions = useApi('dimensions.list');
  const params = { key: 'nps' } as const;
  const now = useApi('metrics.read', { params, query: scope.query }, { placeholderData: keepPreviousData });
  const before = useApi(
    'metrics.read',
    { params, query: scope.previous ?? {} },
    { enabled: scope.previous !== null },
  );
  if (now.isError) {
    return (
      <Page headline={t('tab')}>
        <ErrorState problem={now.error} retry={() => void now.refetch()} />
      </Page>
    );
  }
  if (dimensions.data?.firstEvent === null)
    return bound ? (
      <Page headline={t('tab')}>
        <NothingInUnits />
      </Page>
    ) : (
      <FirstStep />
    );
  // Whether anything ever came, and how long "all time" is, only the dimensions know.
  const needsDimensions = now.data?.n === 0 || scope.query.from === undefined;
  if (
    now.data === undefined ||
    (needsDimensions && dimensions.isPending) ||
    (scope.previous !== null && before.isPending)
  ) {
    return (
      <Page headline={<Skeletons rows={1} height={32} />} title={t('tab')}>
        <Skeletons rows={2} height={340} />
      </Page>
    );
  }
  return (
    <Told scope={scope} figure={now.data} before={scope.previous === null ? null : (before.data ?? null)} />
  );
}
