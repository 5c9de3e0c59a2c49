import { useRef, useState } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { TableToggle } from '../overview/chart-tools.tsx';
import { Panel } from '../overview/panel.tsx';
import { useChartWords } from '../overview/use-chart-words.ts';
import { BarChart, type BarRow } from './bar-chart.tsx';
import { PlainTable } from './plain-table.tsx';
import { ResultDownload } from './result-tools.tsx';
import { resultsText } from './results-text.ts';
import type { Summary } from './summary.ts';
import { useResultWords } from './use-words.ts';

/** How many came to each question and answered it, and where they left. */
export function DropOutPanel(props: { readonly summary: Summary; readonly scope: Scope }) {
  const { summary, scope } = props;
  const t = useMessages(resultsText);
  const words = useResultWords();
  const chart = useChartWords(scope);
  const [table, setTable] = useState(false);
  const svg = useRef<SVGSVGElement>(null);
  const { dropOut } = summary;
  const whole = Math.max(1, ...dropOut.questions.map(({ shown }) => shown));
  // Bars are of all who began, so that they grow shorter where people leave; the words are of who came to it.
  const rows = dropOut.questions.map(({ question, text, shown, answered, left }): BarRow => {
    const said = {
      share: words.percent(shown === 0 ? 0 : answered / shown),
      n: words.number(answered, 0),
      of: words.number(shown, 0),
      left: words.number(left, 0),
    };
    return {
      key: question,
      label: words.named(text, question),
      value: answered / whole,
      text: t(left > 0 ? 'dropLeft' : 'dropText', said),
    };
  });
  const title = t('dropTitle');
  return (
    <Panel
      title={title}
      help={t('dropHelp')}
      note={dropOut.by === 'pages' ? t('dropPages', { n: dropOut.responses }) : t('dropOrder')}
      tools={
        <>
          <TableToggle table={table} toggle={() => setTable(!table)} />
          <ResultDownload
            survey={summary.key}
            title={title}
            sub={chart.sub}
            file={`romashka-${summary.key}-drop-out-${chart.file}`}
            query={{ ...scope.query, part: 'questions' }}
            {...(table ? {} : { svg })}
          />
        </>
      }
    >
      {table ? (
        <PlainTable
          caption={title}
          head={[t('question'), t('shown'), t('answered'), t('left')]}
          rows={dropOut.questions.map(({ question, text, shown, answered, left }) => [
            words.named(text, question),
            ...[shown, answered, left].map((n) => words.number(n, 0)),
          ])}
        />
      ) : (
        <BarChart rows={rows} most={1} svg={svg} label={t('dropAlt')} />
      )}
    </Panel>
  );
}
