import { NativeSelect } from '@mantine/core';
import type { ResultCross } from '@romashka/model/contract';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { Panel } from '../overview/panel.tsx';
import { useChartWords } from '../overview/use-chart-words.ts';
import { picturesText } from './pictures-text.ts';
import { ResultDownload } from './result-tools.tsx';
import styles from './results.module.css';
import { ScrollBox } from './scroll-box.tsx';
import { shadeOf } from './shade.ts';
import type { Summary } from './summary.ts';
import { useResultWords } from './use-words.ts';

const DIMENSIONS = {
  unit: 'dimUnit',
  channel: 'dimChannel',
  touchpoint: 'dimTouchpoint',
  month: 'dimMonth',
} as const;
type Dimension = keyof typeof DIMENSIONS;
const isDimension = (text: string): text is Dimension => Object.hasOwn(DIMENSIONS, text);
const QUESTION = 'question:';

/** What the test of a table says, as a sentence. */
function useVerdict(): (test: ResultCross['test']) => string {
  const t = useMessages(picturesText);
  const words = useResultWords();
  return (test) => {
    if (test.verdict === 'several') return t('severalTest');
    if (test.verdict === 'too-few') return t('too-few', { n: words.number(test.n, 0) });
    if (test.verdict === 'one-group') return t('one-group');
    if (test.verdict === 'thin-cells') return t('thin-cells', { thin: words.percent(test.thinShare) });
    const p = test.p ?? 1;
    const how = t('strength', {
      chi: words.number(test.chiSquare, 2),
      df: words.number(test.degrees, 0),
      p: p < 0.001 ? t('below', { value: words.number(0.001, 3) }) : words.number(p, 3),
      v: words.number(test.corrected, 2),
      low: words.number(test.low, 2),
      high: words.number(test.high, 2),
    });
    return t(test.verdict, { how });
  };
}

function CrossTable(props: { readonly cross: ResultCross; readonly columnName: (key: string) => string }) {
  const { cross, columnName } = props;
  const t = useMessages(picturesText);
  const words = useResultWords();
  return (
    <ScrollBox label={t('crossTitle')}>
      <table className={styles['matrix']}>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            {cross.columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {words.named(name, columnName(key))}
              </th>
            ))}
            <th scope="col">{t('totalColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {cross.rows.map(({ key, name }, y) => {
            const counts = cross.counts[y] ?? [];
            const total = counts.reduce((sum, n) => sum + n, 0);
            return (
              <tr key={key}>
                <th scope="row">{words.named(name, words.group(key))}</th>
                {counts.map((n, x) => (
                  <td
                    key={cross.columns[x]?.key}
                    style={{ background: shadeOf(total === 0 ? 0 : n / total) }}
                  >
                    {words.number(n, 0)}
                    {total < cross.fewest ? null : <small> {words.percent(n / total)}</small>}
                  </td>
                ))}
                <td>{words.number(total, 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Questions that can stand in a table, each row of a matrix with the words of its question. */
function useOptions(summary: Summary) {
  const words = useResultWords();
  const nameOf = (key: string, of: string, text: Summary['questions'][number]['text']): string => {
    const whole = key === of ? undefined : summary.questions.find((one) => one.key === of);
    const row = words.named(text, key);
    return whole === undefined ? row : `${words.named(whole.text, of)}: ${row}`;
  };
  return summary.questions
    .filter(({ crossable }) => crossable)
    .map(({ key, of, text }) => ({ value: key, label: nameOf(key, of, text) }));
}

/** The two sides of the table as the URL names them; null until both are chosen. */
function sidesOf(rows: string, columns: string): { rows: string; columns?: string; by?: Dimension } | null {
  if (rows === '') return null;
  if (isDimension(columns)) return { rows, by: columns };
  const question = columns.startsWith(QUESTION) ? columns.slice(QUESTION.length) : rows;
  return question === rows ? null : { rows, columns: question };
}

function Sides(props: {
  readonly options: ReturnType<typeof useOptions>;
  readonly rows: readonly [string, (value: string | null) => void];
  readonly columns: readonly [string, (value: string | null) => void];
}) {
  const { options } = props;
  const t = useMessages(picturesText);
  const [rows, setRows] = props.rows;
  const [columns, setColumns] = props.columns;
  const none = { value: '', label: t('crossChoose') };
  return (
    <div className={styles['selects']}>
      <NativeSelect
        label={t('crossRows')}
        value={rows}
        onChange={(event) => setRows(event.currentTarget.value)}
        data={[none, ...options]}
      />
      <NativeSelect
        label={t('crossColumns')}
        value={columns}
        onChange={(event) => setColumns(event.currentTarget.value)}
        data={[
          none,
          ...Object.entries(DIMENSIONS).map(([value, key]) => ({ value, label: t(key) })),
          ...options
            .filter(({ value }) => value !== rows)
            .map(({ value, label }) => ({ value: `${QUESTION}${value}`, label })),
        ]}
      />
    </div>
  );
}

function Crossed(props: { readonly cross: ResultCross; readonly by: Dimension | undefined }) {
  const { cross, by } = props;
  const t = useMessages(picturesText);
  const words = useResultWords();
  const { nameOf } = useCompanyUnits();
  const verdict = useVerdict();
  return (
    <>
      <p className={styles['verdict']}>{verdict(cross.test)}</p>
      <CrossTable
        cross={cross}
        columnName={(key) => {
          if (by === 'month') return words.month(key);
          return by === 'unit' && key !== '' ? nameOf(key) : words.group(key);
        }}
      />
      <p className={styles['note']}>
        {t('rowShares')} {cross.truncated ? t('truncated') : null}
      </p>
    </>
  );
}

/** A question divided by another or by where it was asked, with what may be said of the difference. */
export function CrossPanel(props: { readonly summary: Summary; readonly scope: Scope }) {
  const { summary, scope } = props;
  const t = useMessages(picturesText);
  const chart = useChartWords(scope);
  const rows = useSearchParam('rows', { replace: true });
  const columns = useSearchParam('columns', { replace: true });
  const options = useOptions(summary);
  const title = t('crossTitle');
  const sides = sidesOf(rows[0], columns[0]);
  const read = useApi(
    'results.cross',
    { params: { key: summary.key }, query: { ...scope.query, ...(sides ?? { rows: '' }) } },
    { enabled: sides !== null },
  );
  if (options.length === 0) return null;
  return (
    <Panel
      title={title}
      help={t('crossHelp')}
      tools={
        sides === null || read.data === undefined ? null : (
          <ResultDownload
            survey={summary.key}
            title={title}
            sub={chart.sub}
            file={`romashka-${summary.key}-cross-${chart.file}`}
            query={{ ...scope.query, part: 'cross', ...sides }}
          />
        )
      }
    >
      <Sides options={options} rows={rows} columns={columns} />
      {sides === null ? (
        <p className={styles['soft']}>{t('crossStart')}</p>
      ) : read.isError ? (
        <ErrorState problem={read.error} retry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Skeletons rows={4} height={32} />
      ) : (
        <Crossed cross={read.data} by={sides.by} />
      )}
    </Panel>
  );
}
