import type { Form } from './read-answer-value.ts';
import { type Answers, type AnswerValue, otherKey } from './survey-fields.ts';
import type { Question } from './survey-schema.ts';

/** The form that says these answers: `readAnswers` makes them of it again. What is not answered says nothing. */
export function formOf(questions: readonly Question[], answers: Answers): Form {
  const fields = new Map<string, readonly string[]>();
  for (const question of questions) {
    const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (value === undefined || question.type === 'file') continue;
    for (const [name, values] of fieldsOf(question, value)) fields.set(name, values);
    const other = otherKey(question.id);
    if (Object.hasOwn(answers, other)) fields.set(other, [String(answers[other])]);
  }
  return (name) => fields.get(name) ?? [];
}

function fieldsOf(question: Question, value: AnswerValue): [string, readonly string[]][] {
  const { id } = question;
  if (question.type === 'ranking' && Array.isArray(value))
    return value.map((option, at) => [`${id}.${option}`, [String(at + 1)]]);
  if (Array.isArray(value)) return [[id, value]];
  if (typeof value === 'object')
    return Object.entries(value).map(([part, given]) => [`${id}.${part}`, [String(given)]]);
  if (typeof value === 'boolean') return [[id, [value ? 'yes' : 'no']]];
  return [[id, [String(value)]]];
}
