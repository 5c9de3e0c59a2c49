import type { LiveItem } from '@romashka/model/contract';
import { ANSWER_EVENT } from '@romashka/model/kernel';
import { ANSWER_COLUMNS, EVENT_COLUMNS } from '../../hot-path/facts-rows.ts';

/** A batch's facts rows as the outbox holds them. */
export interface BatchTexts {
  readonly events: string;
  readonly answers: string;
}

type Item = Omit<LiveItem, 'customer' | 'customerName'>;
const MOST_ITEMS = 200;

/** The newest items of a batch, each with the identity it came under; history is not live. */
export function liveItemsOf(batch: BatchTexts): { readonly identity: string; readonly item: Item }[] {
  const out: { identity: string; item: Item }[] = [];
  const answers = rowsOf(batch.answers, ANSWER_COLUMNS).filter((row) => row['sign'] === 1);
  const answerSeqs = new Set(answers.map((row) => row['seq']));
  for (const row of rowsOf(batch.events, EVENT_COLUMNS)) {
    if (row['history'] === true || (row['name'] === ANSWER_EVENT && answerSeqs.has(row['seq']))) continue;
    out.push({ identity: String(row['identity']), item: itemOf('event', row) });
  }
  for (const row of answers) {
    const item = {
      ...itemOf('answer', row),
      type: 'track',
      name: ANSWER_EVENT,
      questionType: String(row['question_type']),
      question: String(row['question']),
      value: typeof row['value'] === 'number' ? row['value'] : null,
      text: String(row['text']),
    };
    out.push({ identity: String(row['identity']), item });
  }
  return out.slice(-MOST_ITEMS);
}

function itemOf(kind: 'event' | 'answer', row: Readonly<Record<string, unknown>>): Item {
  return {
    kind,
    id: String(row['seq']),
    time: new Date(Number(row['time']) * 1000).toISOString(),
    type: String(row['type'] ?? ''),
    name: String(row['name'] ?? ''),
    touchpoint: String(row['touchpoint']),
    unit: String(row['unit']),
    channel: String(row['channel']),
    source: String(row['source'] ?? ''),
  };
}

function rowsOf(text: string, columns: readonly string[]): Record<string, unknown>[] {
  if (text === '') return [];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const cells: unknown[] = JSON.parse(line);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
  });
}
