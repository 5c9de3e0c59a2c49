import type { Words } from '../../../../kernel/conditions/condition.ts';
import { LIMITS } from '../../survey-limits.ts';
import { dayOf, type Given, type Node, nodesOf, textOf, wholeOf } from '../given.ts';
import { isMarkedUp, textOfHtml } from '../html-text.ts';
import type { Context, ReadOwn } from './question-context.ts';
import { readSlider } from './read-scales.ts';

const KINDS = { text: 'text', email: 'email', number: 'number', tel: 'phone', url: 'url' } as const;
type InputType = keyof typeof KINDS;
const isKind = (type: string): type is InputType => Object.hasOwn(KINDS, type);

/** A line of text, by what is typed into it. */
export function readText(node: Node, context: Context): ReadOwn {
  const { given, path } = node;
  const type = textOf(given['inputType']) || 'text';
  if (type === 'date') return { own: { type: 'date', from: dayOf(given['min']), to: dayOf(given['max']) } };
  if (type === 'range') return readSlider(node, context);
  if (!isKind(type)) context.tell(`${path}.inputType`, 'changed', type);
  for (const bound of ['min', 'max'])
    if (given[bound] !== undefined) context.tell(`${path}.${bound}`, 'setting', given[bound]);
  return { own: { type: 'text', kind: isKind(type) ? KINDS[type] : 'text', max: longest(given) } };
}

export const readComment = ({ given }: Node): ReadOwn => ({
  own: { type: 'text', long: true, max: longest(given) },
});
const longest = (given: Given): number | null => wholeOf(given['maxLength'], 1, LIMITS.long);

/** Words alone. Markup cannot be kept: it would be run on the page of whoever answers. */
export function readHtml(
  { given, path }: Node,
  { tell, words }: Context,
): { own: ReadOwn['own']; text: Words } {
  const html = words(given['html'], `${path}.html`);
  if (Object.values(html).some(isMarkedUp)) tell(`${path}.html`, 'html', html.en ?? html.ru);
  return { own: { type: 'statement' }, text: wordsWithoutMarkup(html) };
}

export const wordsWithoutMarkup = ({ ru, en }: Words): Words => ({
  ...(ru === undefined ? {} : { ru: textOfHtml(ru) }),
  ...(en === undefined ? {} : { en: textOfHtml(en) }),
});

/** Files are told there by their endings and types. */
export function readFile({ given, path }: Node, { tell }: Context): ReadOwn {
  const accepted = textOf(given['acceptedTypes']);
  if (given['allowMultiple'] === true) tell(`${path}.allowMultiple`, 'changed', true);
  const accepts = (['image', 'pdf', 'text'] as const).filter(
    (kind) => accepted === '' || ACCEPTED[kind].test(accepted),
  );
  if (accepts.length === 0) tell(`${path}.acceptedTypes`, 'changed', accepted);
  return {
    own: {
      type: 'file',
      accepts: accepts.length === 0 ? ['image', 'pdf', 'text'] : accepts,
      maxBytes: wholeOf(given['maxSize'], 1_000, LIMITS.fileBytes) ?? LIMITS.fileBytes,
    },
  };
}

const ACCEPTED = { image: /image|png|jpe?g|webp|gif/i, pdf: /pdf/i, text: /text|txt|csv/i } as const;

const CONTACT = ['name', 'email', 'phone', 'company'] as const;
const isContact = (name: string): name is (typeof CONTACT)[number] =>
  (CONTACT as readonly string[]).includes(name);

/** Several lines under one title: contact details where they are called so; null where they are not. */
export function readContact(node: Node, { tell }: Context): ReadOwn | null {
  const items = nodesOf(node.given['items'], `${node.path}.items`, tell);
  const names = items.map(({ given }) => textOf(given['name']));
  if (names.length === 0 || new Set(names).size < names.length || !names.every(isContact)) return null;
  return {
    own: {
      type: 'contact',
      fields: items.map(({ given }, at) => ({
        field: names[at] as (typeof CONTACT)[number],
        required: given['isRequired'] === true,
      })),
    },
    rows: new Map(names.map((name) => [name, name])),
  };
}
