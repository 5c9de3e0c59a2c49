import { type Condition, holds } from '@romashka/model/conditions';
import { readField } from './read-field.ts';

/** Shows and hides the questions of the page as the answers that they hang on change. */
export function followAnswers(form: HTMLFormElement): void {
  const questions = [...form.querySelectorAll<HTMLFieldSetElement>('[data-show]')].map((question) => ({
    question,
    when: JSON.parse(question.dataset['show'] ?? '') as Condition,
  }));
  if (questions.length === 0) return;
  const follow = (): void => {
    // In their order: what a question hangs on stands before it.
    for (const { question, when } of questions) {
      const isShown = holds(when, (key) => readField(form, key));
      question.hidden = !isShown;
      question.disabled = !isShown;
    }
  };
  form.addEventListener('input', follow);
  form.addEventListener('change', follow);
  follow();
}
