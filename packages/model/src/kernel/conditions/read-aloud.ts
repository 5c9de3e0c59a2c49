import type { Comparison, Condition, ConditionValue, Field, Operator, Words } from './condition.ts';

type Language = 'ru' | 'en';

/** How an operator is read between the name of a field and the value. */
const READ: Readonly<Record<Operator, Readonly<Record<Language, string>>>> = {
  known: { ru: 'известно', en: 'is known' },
  unknown: { ru: 'неизвестно', en: 'is not known' },
  equals: { ru: 'равно', en: 'is' },
  differs: { ru: 'не равно', en: 'is not' },
  below: { ru: 'меньше', en: 'is below' },
  'at-most': { ru: 'не больше', en: 'is at most' },
  above: { ru: 'больше', en: 'is above' },
  'at-least': { ru: 'не меньше', en: 'is at least' },
  between: { ru: 'от', en: 'is between' },
  contains: { ru: 'содержит', en: 'contains' },
  begins: { ru: 'начинается с', en: 'begins with' },
  'one-of': { ru: 'одно из', en: 'is one of' },
  'none-of': { ru: 'ни одно из', en: 'is none of' },
  has: { ru: 'включает', en: 'includes' },
  'has-any': { ru: 'включает хотя бы одно из', en: 'includes any of' },
  'has-all': { ru: 'включает все из', en: 'includes all of' },
  before: { ru: 'раньше', en: 'is before' },
  after: { ru: 'позже', en: 'is after' },
};
const JOIN = { all: { ru: ' и ', en: ' and ' }, any: { ru: ' или ', en: ' or ' } } as const;
const EMPTY = { all: { ru: 'всегда', en: 'always' }, any: { ru: 'никогда', en: 'never' } } as const;
const NOT = { ru: 'неверно, что', en: 'it is not so that' } as const;

type Group = Extract<Condition, { kind: 'all' | 'any' }>;
const bracketed = (said: string, needed: boolean): string => (needed ? `(${said})` : said);

/** A condition as a person would say it, in one of the two languages; fields and options by their names. */
export function readAloud(
  condition: Condition,
  fields: ReadonlyMap<string, Field>,
  language: Language,
): string {
  const say = (part: Condition, within: 'all' | 'any' | 'not' | null): string => {
    switch (part.kind) {
      case 'is':
        return sayComparison(part, fields.get(part.field), language);
      case 'not':
        // Without brackets, what follows the next "and" would be heard as denied too.
        return bracketed(`${NOT[language]} ${say(part.of, 'not')}`, within === 'all' || within === 'any');
      case 'all':
      case 'any':
        return sayGroup(part, within);
    }
  };
  const sayGroup = ({ kind, of }: Group, within: 'all' | 'any' | 'not' | null): string => {
    const [first] = of;
    if (first === undefined) return EMPTY[kind][language];
    if (of.length === 1) return say(first, within);
    const joined = of.map((one) => say(one, kind)).join(JOIN[kind][language]);
    return bracketed(joined, within !== null && within !== kind);
  };
  return say(condition, null);
}

function sayComparison(
  { field, op, value }: Comparison,
  known: Field | undefined,
  language: Language,
): string {
  const name = quoted(known === undefined ? field : wordsIn(known.name, language) || field, language);
  const said = `${name} ${READ[op][language]}`;
  if (op === 'known' || op === 'unknown') return said;
  const values = (Array.isArray(value) ? value : [value]).map((one) => sayValue(one, known, language));
  if (op === 'between') return `${said} ${values.join(language === 'ru' ? ' до ' : ' and ')}`;
  return `${said} ${values.join(', ')}`;
}

const YES_NO = { true: { ru: 'да', en: 'yes' }, false: { ru: 'нет', en: 'no' } } as const;

function sayValue(value: ConditionValue, known: Field | undefined, language: Language): string {
  if (typeof value === 'boolean') return YES_NO[`${value}`][language];
  if (typeof value === 'number') return value.toLocaleString(language);
  const option = known?.options?.find(({ key }) => key === value);
  return quoted(
    option === undefined ? String(value) : wordsIn(option.name, language) || option.key,
    language,
  );
}

const quoted = (text: string, language: Language): string => (language === 'ru' ? `«${text}»` : `“${text}”`);

/** A text in a language, or in the other one where it was not written in it. */
export const wordsIn = (words: Words, language: Language): string =>
  words[language] || words[language === 'ru' ? 'en' : 'ru'] || '';
