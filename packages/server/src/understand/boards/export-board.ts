import {
  askOfCard,
  dayIn,
  METRIC_KIND_INFO,
  type MetricCard,
  type PageScope,
} from '@romashka/model/understand';
import type { Call } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import { sendBook, sendTable, type TableFile } from '../../http/table-file.ts';
import { listMetrics } from '../metrics/definitions.store.ts';
import { guardExport } from '../metrics/export-metric.ts';
import { type AskedMetric, askedMetric } from '../metrics/metric-ask.ts';
import { readMetric } from '../metrics/read-metric.ts';
import type { BoardRow } from './boards.store.ts';

type Cells = (string | number | null)[];
/** A card with what it asks; the reason where it cannot be asked. */
interface AskedCard {
  readonly card: MetricCard;
  readonly name: string;
  readonly asked: AskedMetric | string;
}

const HEAD = ['by', 'group', 'value', 'unit', 'n', 'low95', 'high95'];

/**
 * The figures of a board, with the scope of the caller: a sheet per card, or one long table. A card that cannot be
 * read says why in its place, and the others stay. Throws Problem 403 where a metric for coaching is taken for pay.
 */
export async function exportBoard(call: Call<'boards.export'>, board: BoardRow) {
  const { services, caller, query, reply, note } = call;
  const { format, purpose, ...page } = query;
  note(board.id, { purpose, format });
  const cards = await askedCards(call, board, page);
  const asked = cards.flatMap((one) => (typeof one.asked === 'string' ? [] : [one.asked]));
  await guardExport(services, caller, asked, purpose);
  const tables: TableFile[] = [];
  for (const one of cards)
    tables.push({ name: one.name, head: HEAD, rows: await rowsOf(services.facts, one) });
  if (format === 'xlsx' && tables.length > 0) return sendBook(reply, board.name, tables);
  const rows = tables.flatMap(({ name, rows: own }) => own.map((row) => [name, ...row]));
  return sendTable(reply, { name: board.name, head: ['card', ...HEAD], rows }, format);
}

async function askedCards(
  { services, caller }: Call<'boards.export'>,
  { content }: BoardRow,
  page: PageScope,
): Promise<AskedCard[]> {
  const { locale, timeZone } = caller.workspace;
  const today = dayIn(timeZone, services.now());
  const defined = await services.database.inWorkspace(caller.workspaceId, listMetrics);
  const names = new Map(
    defined.map(({ key, content: { name } }) => [key, name[locale] || name.en || name.ru]),
  );
  const cards = content.cards.filter((card): card is MetricCard => card.picture !== 'note');
  return Promise.all(
    cards.map(async (card) => {
      const name = card.title || names.get(card.metric) || card.metric.toUpperCase();
      const { now } = askOfCard(card, { now: page, before: null }, today);
      const group = groupOf(card);
      const asked = await askedMetric(services, caller, card.metric, {
        ...now,
        ...(group === '' ? {} : { group }),
      }).catch((thrown: unknown) => {
        if (thrown instanceof Problem) return thrown.message;
        throw thrown;
      });
      return { card, name, asked };
    }),
  );
}

/** What the rows of a card are of: a figure has none, a trend is by week where nothing else is said. */
function groupOf({ picture, group }: MetricCard): string {
  if (picture === 'figure') return '';
  return group === '' && picture === 'trend' ? 'week' : group;
}

async function rowsOf(facts: Parameters<typeof readMetric>[0], { asked }: AskedCard): Promise<Cells[]> {
  if (typeof asked === 'string') return [['', asked, null, '', null, null, null]];
  const answer = await readMetric(facts, asked);
  const { unit } = METRIC_KIND_INFO[answer.kind];
  const by = asked.ask.groups.map(({ name }) => name).join(', ');
  const line = (group: string, figure: typeof answer | (typeof answer.groups)[number]): Cells => [
    by,
    group,
    figure.value,
    unit,
    figure.n,
    figure.low,
    figure.high,
  ];
  return [
    ...answer.groups.map((one) => line(Object.values(one.group).join(', '), one)),
    line('total', answer),
  ];
}
