import type { ResultPicture } from '@romashka/model/contract';
import { useRef, useState } from 'react';
import type { ResponseOf } from '../../api/route-types.ts';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { TableToggle } from '../overview/chart-tools.tsx';
import { Panel } from '../overview/panel.tsx';
import { useChartWords } from '../overview/use-chart-words.ts';
import { BarChart } from './bar-chart.tsx';
import { barsOf } from './picture-rows.ts';
import { picturesText } from './pictures-text.ts';
import { PlainTable } from './plain-table.tsx';
import { ResultDownload } from './result-tools.tsx';
import styles from './results.module.css';
import { ScrollBox } from './scroll-box.tsx';
import { shadeOf } from './shade.ts';
import { useResultWords } from './use-words.ts';

type View = ResponseOf<'results.question'>;

/** A matrix as its counts: a row's share of a column is how dark the cell is. */
function Matrix(props: {
  readonly picture: Extract<ResultPicture, { kind: 'matrix' }>;
  readonly title: string;
  readonly few: boolean;
}) {
  const { picture, few } = props;
  const t = useMessages(picturesText);
  const words = useResultWords();
  const hasMeans = picture.rows.some(({ mean }) => mean !== null);
  return (
    <ScrollBox label={props.title}>
      <table className={styles['matrix']}>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            {picture.columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {words.named(name, key)}
              </th>
            ))}
            {hasMeans ? <th scope="col">{t('meanColumn')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {picture.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {words.named(row.name, row.key)} <small>{t('n', { n: words.number(row.n, 0) })}</small>
              </th>
              {row.counts.map((count, index) => (
                <td
                  key={picture.columns[index]?.key}
                  style={{ background: shadeOf(row.n === 0 ? 0 : count / row.n) }}
                >
                  {few
                    ? words.number(count, 0)
                    : `${words.percent(row.n === 0 ? 0 : count / row.n)} · ${words.number(count, 0)}`}
                </td>
              ))}
              {hasMeans ? (
                <td>
                  {few || row.mean === null || row.mean.value === null
                    ? ''
                    : t('sumText', {
                        mean: words.number(row.mean.value, 2),
                        low: words.number(row.mean.low, 2),
                        high: words.number(row.mean.high, 2),
                      })}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Picture(props: {
  readonly view: View;
  readonly title: string;
  readonly table: boolean;
  readonly svg: React.RefObject<SVGSVGElement | null>;
}) {
  const { view, title } = props;
  const t = useMessages(picturesText);
  const words = useResultWords();
  const few = view.n < view.fewest;
  if (view.n === 0) return <p className={styles['soft']}>{t('noAnswers')}</p>;
  const drawing = barsOf(view.picture, few, words, t);
  const notes = [
    few ? t('tooFew', { n: words.number(view.n, 0) }) : '',
    drawing?.note ?? '',
    view.truncated ? t('truncated') : '',
    view.picture.kind === 'count' ? t('given', { n: view.n }) : '',
  ].filter((note) => note !== '');
  return (
    <>
      {view.picture.kind === 'matrix' ? <Matrix picture={view.picture} title={title} few={few} /> : null}
      {drawing === null ? null : props.table ? (
        <PlainTable
          caption={title}
          head={[t('answerColumn'), t('countColumn')]}
          rows={drawing.rows.map(({ label, text }) => [label, text])}
        />
      ) : (
        <BarChart
          rows={drawing.rows}
          most={drawing.most}
          svg={props.svg}
          label={t('alt', { question: title, n: view.n })}
        />
      )}
      {notes.length === 0 ? null : <p className={styles['note']}>{notes.join(' ')}</p>}
    </>
  );
}

/** One question of a survey: its words, how many answered it, and the picture that fits its kind. */
export function QuestionCard(props: {
  readonly survey: string;
  readonly question: string;
  readonly scope: Scope;
}) {
  const { survey, question, scope } = props;
  const t = useMessages(picturesText);
  const format = useFormat();
  const words = useResultWords();
  const chart = useChartWords(scope);
  const svg = useRef<SVGSVGElement>(null);
  const [table, setTable] = useState(false);
  const read = useApi('results.question', { params: { key: survey, question }, query: scope.query });
  const title = words.named(read.data?.text ?? null, question);
  const bars = read.data !== undefined && !['matrix', 'count'].includes(read.data.picture.kind);
  return (
    <Panel
      title={title}
      tools={
        read.data === undefined || read.data.n === 0 ? null : (
          <>
            <span className={styles['n']}>{t('n', { n: format.number(read.data.n) })}</span>
            {bars ? <TableToggle table={table} toggle={() => setTable(!table)} /> : null}
            {read.data.picture.kind === 'count' ? null : (
              <ResultDownload
                survey={survey}
                title={title}
                sub={chart.sub}
                file={`romashka-${survey}-${question}-${chart.file}`}
                query={{ ...scope.query, part: 'question', question }}
                {...(bars && !table ? { svg } : {})}
              />
            )}
          </>
        )
      }
    >
      {read.isError ? (
        <ErrorState problem={read.error} retry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Skeletons rows={5} height={24} />
      ) : (
        <Picture view={read.data} title={title} table={table} svg={svg} />
      )}
    </Panel>
  );
}
