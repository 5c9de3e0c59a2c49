import { Button } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { useScope } from '../../scope/use-scope.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import styles from './breakdown-panel.module.css';
import { BreakdownRow } from './breakdown-row.tsx';
import { DownloadMenu } from './chart-tools.tsx';
import { isSolid } from './figure.ts';
import { type UnitPair, unitChanges } from './headline.ts';
import { overviewText } from './overview-text.ts';
import type { Dimension } from './pair-groups.ts';
import { Panel } from './panel.tsx';
import { panelsText } from './panels-text.ts';
import { niceTicks } from './scale.ts';
import { parseSort, sortBreakdown } from './sort-breakdown.ts';
import { useBreakdown } from './use-breakdown.ts';
import { useChartWords } from './use-chart-words.ts';

const FIRST_ROWS = 12;
const TITLES = { unit: 'byUnit', touchpoint: 'byTouchpoint', channel: 'byChannel' } as const;
const WHOLE = [-100, 100] as const;
const UNKNOWN = { kind: 'unknown' } as const;

/** One scale for all rows, so that their dots can be compared; zero is always on it. Null without rows to place. */
function domainOf(pairs: readonly UnitPair[]): readonly [number, number] | null {
  const solid = pairs.map((pair) => pair.now).filter(isSolid);
  if (solid.length === 0) return null;
  const low = Math.min(0, ...solid.map((figure) => figure.low));
  const high = Math.max(0, ...solid.map((figure) => figure.high));
  const ticks = niceTicks(low, Math.max(high, low + 1), 4);
  return [Math.max(-100, ticks[0] ?? -100), Math.min(100, ticks.at(-1) ?? 100)];
}

function SortButton(props: { readonly column: 'name' | 'nps' | 'n'; readonly label: string }) {
  const t = useMessages(panelsText);
  const [text, set] = useSearchParam('sort');
  const sort = parseSort(text);
  const down = sort === `-${props.column}`;
  const active = down || sort === props.column;
  const Arrow = down ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      className={styles['sort']}
      data-active={active || undefined}
      title={t('sortBy', { column: props.label })}
      onClick={() => set(down ? props.column : `-${props.column}`)}
    >
      {props.label}
      {active ? <Arrow size={14} aria-hidden /> : null}
    </button>
  );
}

function ariaSort(sort: string, column: string): 'ascending' | 'descending' | 'none' {
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : 'none';
}

function BreakdownTable(props: {
  readonly pairs: readonly UnitPair[];
  readonly dimension: Dimension;
  readonly compared: boolean;
  readonly nameOf: (key: string) => string;
  readonly onFocus: (unit: string) => void;
}) {
  const { pairs, dimension, compared } = props;
  const t = useMessages(panelsText);
  const format = useFormat();
  const [text] = useSearchParam('sort');
  const [all, setAll] = useState(false);
  const sort = parseSort(text);
  const changes = unitChanges(pairs);
  const domain = domainOf(pairs);
  const sorted = sortBreakdown(pairs, sort, props.nameOf);
  const rows = all ? sorted : sorted.slice(0, FIRST_ROWS);
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col" aria-sort={ariaSort(sort, 'name')}>
              <SortButton column="name" label={t(dimension)} />
            </th>
            <th scope="col" aria-sort={ariaSort(sort, 'nps')}>
              <SortButton column="nps" label={t('npsLabel')} />
            </th>
            <th scope="col" className={styles['interval']}>
              {domain === null ? null : (
                <span className={styles['scale']}>
                  <span aria-hidden>{domain[0]}</span>
                  {t('intervalColumn')}
                  <span aria-hidden>{domain[1]}</span>
                </span>
              )}
            </th>
            <th scope="col" className={styles['right']} aria-sort={ariaSort(sort, 'n')}>
              <SortButton column="n" label={t('answersColumn')} />
            </th>
            {compared ? (
              <th scope="col" className={styles['change']}>
                {t('changeColumn')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((pair) => (
            <BreakdownRow
              key={pair.unit}
              pair={pair}
              name={props.nameOf(pair.unit)}
              domain={domain ?? WHOLE}
              compared={compared}
              change={changes.get(pair.unit) ?? UNKNOWN}
              onFocus={props.onFocus}
            />
          ))}
        </tbody>
      </table>
      {rows.length < sorted.length ? (
        <div className={styles['more']}>
          <Button variant="default" size="xs" onClick={() => setAll(true)}>
            {t('showAll', { n: format.number(sorted.length) })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** NPS per unit (or what is next below the scope), each on its interval, real changes marked. */
export function BreakdownPanel(props: { readonly scope: ReturnType<typeof useScope> }) {
  const { scope } = props;
  const t = useMessages(panelsText);
  const common = useMessages(overviewText);
  const words = useChartWords(scope);
  const { dimension, nameOf, pairs, query, truncated } = useBreakdown(scope);
  const title = t(TITLES[dimension]);
  const comparisons = [...unitChanges(pairs)].filter(
    ([unit, { kind }]) => unit !== '' && kind !== 'unknown',
  ).length;
  const compared = comparisons > 0;
  const named = pairs.some((pair) => pair.unit !== '');
  const chart = {
    title,
    sub: words.sub,
    file: `romashka-nps-${dimension}-${words.file}`,
    header: [t(dimension), t('npsLabel'), t('lowColumn'), t('highColumn'), t('answersColumn')],
    rows: pairs.map(({ unit, now }) => [
      nameOf(unit) || common('noPlace'),
      now.value,
      now.low,
      now.high,
      now.n,
    ]),
  };
  const notes = [
    ...(compared && comparisons > 1 ? [t('breakdownNote', { n: comparisons })] : []),
    ...(truncated ? [t('truncated')] : []),
  ].join(' ');
  return (
    <Panel
      title={title}
      tools={<DownloadMenu chart={chart} />}
      {...(named && notes !== '' ? { note: notes } : {})}
    >
      {query.isError ? (
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Skeletons rows={6} height={28} />
      ) : named ? (
        <BreakdownTable
          pairs={pairs}
          dimension={dimension}
          compared={compared}
          nameOf={nameOf}
          onFocus={(unit) => scope.set({ [dimension]: unit })}
        />
      ) : (
        <p className={styles['soft']}>{t('breakdownEmpty')}</p>
      )}
    </Panel>
  );
}
