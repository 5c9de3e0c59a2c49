import type { FieldValue } from '@romashka/model/conditions';

const numeric = /^(?:nps|csat|ces|rating|slider|sum)$/;

/**
 * Reads `answer.QUESTION` or `answer.QUESTION.PART` from the form, as the server reads it from what is
 * sent: of questions that are not shown nothing is known.
 */
export function readField(form: HTMLFormElement, key: string): FieldValue | undefined {
  const [, id = '', part] = key.split('.', 3);
  const question = form.querySelector<HTMLFieldSetElement>(`#q-${CSS.escape(id)}`);
  if (question === null || question.disabled) return undefined;
  const type = question.dataset['type'] ?? '';
  const given = valuesOf(form, part === undefined ? id : `${id}.${part}`);
  const [first = ''] = given;
  switch (type) {
    case 'multiple':
      return given;
    case 'picture':
      return question.querySelector('[type=checkbox]') === null ? first || undefined : given;
    case 'consent':
      return first === 'yes';
    case 'ranking':
      return firstPlace(question);
    case 'text':
      return question.querySelector('[inputmode=decimal]') === null ? first || undefined : numberOf(first);
    default:
      return numeric.test(type) ? numberOf(first) : first || undefined;
  }
}

const valuesOf = (form: HTMLFormElement, name: string): string[] =>
  new FormData(form)
    .getAll(name)
    .map((value) => String(value).trim())
    .filter((value) => value !== '');

function numberOf(text: string): number | undefined {
  const value = Number(text.replace(/\s/g, '').replace(',', '.'));
  return text === '' || !Number.isFinite(value) ? undefined : value;
}

function firstPlace(question: HTMLFieldSetElement): string | undefined {
  const first = [...question.querySelectorAll('select')].find(({ value }) => value === '1');
  return first?.name.split('.')[1];
}
