import { useRef } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { changeBetween, SCALE_WIDTH } from './change.ts';
import { DownloadMenu } from './chart-tools.tsx';
import { Daisy } from './daisy.tsx';
import { daisyPetals, type Petal } from './daisy-geometry.ts';
import styles from './distribution-panel.module.css';
import { type Figure, halfWidth, isSolid } from './figure.ts';
import { Panel } from './panel.tsx';
import { panelsText } from './panels-text.ts';
import { ScoreBars } from './score-bars.tsx';
import { groupShare, ScoreSummary } from './score-summary.tsx';
import { useChartWords } from './use-chart-words.ts';
import { useFigureText } from './use-figure-text.ts';

/** The counts of the scores 0..10 in order, from the API's list. */
function countsOf(scores: readonly { readonly score: number; readonly n: number }[]): readonly number[] {
  return Array.from({ length: 11 }, (_, score) => scores.find((row) => row.score === score)?.n ?? 0);
}

function useDaisyLabel(petals: readonly Petal[], n: number): string {
  const t = useMessages(panelsText);
  const format = useFormat();
  return t('daisyAlt', {
    n,
    promoters: format.percent(groupShare(petals, 'promoter')),
    passives: format.percent(groupShare(petals, 'passive')),
    detractors: format.percent(groupShare(petals, 'detractor')),
  });
}

/** The daisy, its exact numbers, and the score they come to. */
export function DistributionPanel(props: {
  readonly scope: Scope;
  readonly figure: Figure;
  readonly before: Figure | null;
}) {
  const { scope, figure, before } = props;
  const t = useMessages(panelsText);
  const format = useFormat();
  const words = useFigureText();
  const chart = useChartWords(scope);
  const svg = useRef<SVGSVGElement>(null);
  const answers = useApi('metrics.distribution', { params: { key: 'nps' }, query: scope.query });
  const counts = countsOf(answers.data?.scores ?? []);
  const petals = daisyPetals(counts, { side: 2, inner: 0.1, outer: 1 });
  const label = useDaisyLabel(petals, answers.data?.n ?? 0);
  const title = t('daisyTitle');
  const tools = (
    <DownloadMenu
      svg={svg}
      chart={{
        title,
        sub: chart.sub,
        file: `romashka-nps-scores-${chart.file}`,
        header: [t('scoreColumn'), t('answersColumn'), t('shareColumn')],
        rows: petals.map((petal) => [petal.score, petal.n, petal.share]),
      }}
    />
  );
  const solid = isSolid(figure);
  return (
    <Panel title={title} help={t('daisyHelp')} tools={tools}>
      {answers.isError ? (
        <ErrorState problem={answers.error} retry={() => void answers.refetch()} />
      ) : answers.data === undefined ? (
        <Skeletons rows={1} height={320} />
      ) : (
        <div className={styles['layout']}>
          <Daisy
            svg={svg}
            counts={counts}
            label={label}
            centre={solid ? words.points(figure.value) : format.number(figure.n)}
            under={solid ? `± ${words.half(halfWidth(figure))}` : t('answersColumn').toLocaleLowerCase()}
          />
          <ScoreBars petals={petals} title={title} />
          <ScoreSummary
            figure={figure}
            before={before}
            petals={petals}
            change={changeBetween(figure, before, { scaleWidth: SCALE_WIDTH.nps })}
          />
        </div>
      )}
    </Panel>
  );
}
