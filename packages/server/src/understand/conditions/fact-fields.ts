import type { Field } from '@romashka/model/conditions';
import type { SqlField, SqlFields } from './condition-sql.ts';

/** The fields of an answer or an event that a filter may ask about, and what each is called. */
const COMMON: Readonly<Record<string, Field>> = {
  touchpoint: { key: 'touchpoint', type: 'text', name: { ru: 'Точка контакта', en: 'Touchpoint' } },
  unit: { key: 'unit', type: 'text', name: { ru: 'Подразделение', en: 'Unit' } },
  channel: { key: 'channel', type: 'text', name: { ru: 'Канал', en: 'Channel' } },
};
export const FACT_FIELDS: Readonly<Record<'answers' | 'events', Readonly<Record<string, Field>>>> = {
  answers: {
    ...COMMON,
    survey: { key: 'survey', type: 'text', name: { ru: 'Опрос', en: 'Survey' } },
    question: { key: 'question', type: 'text', name: { ru: 'Вопрос', en: 'Question' } },
    value: { key: 'value', type: 'number', name: { ru: 'Оценка', en: 'Score' } },
    text: { key: 'text', type: 'text', name: { ru: 'Слова ответа', en: 'Words of the answer' } },
  },
  events: {
    ...COMMON,
    name: { key: 'name', type: 'text', name: { ru: 'Событие', en: 'Event' } },
    source: { key: 'source', type: 'text', name: { ru: 'Источник', en: 'Source' } },
  },
};

/** The columns of a table under the alias `f`; an empty text is one of which nothing is known. */
export function factFields(table: 'answers' | 'events'): SqlFields {
  return (field): SqlField | null => {
    const known = Object.hasOwn(FACT_FIELDS[table], field) ? FACT_FIELDS[table][field] : undefined;
    if (known === undefined) return null;
    // The key is one of the above: it names a column of the table.
    return {
      type: known.type,
      sql: known.type === 'number' ? `f.${known.key}` : `nullIf(toString(f.${known.key}), '')`,
    };
  };
}
