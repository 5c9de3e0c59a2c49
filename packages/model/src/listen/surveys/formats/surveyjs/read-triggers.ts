import type { Tell } from '../conversion.ts';
import type { Wish } from '../drafts.ts';
import { type Given, nodesOf, textOf } from '../given.ts';
import type { ReadPage } from './question-context.ts';

/**
 * Triggers that end the survey or skip to a question, as jumps. Theirs fire as soon as they hold, ours
 * when a page is left: they stand at the page of the last question that they ask about.
 */
export function readTriggers(given: Given, pages: readonly ReadPage[], tell: Tell): Wish<string>[] {
  return nodesOf(given['triggers'], '$.triggers', tell).flatMap(({ given: trigger, path }) => {
    const type = textOf(trigger['type']);
    const source = textOf(trigger['expression']);
    const from = pages[lastAsked(source, pages)]?.block.id;
    const to = goalOf(type, trigger, pages);
    if (from === undefined || to === null || source === '') {
      tell(path, 'trigger', trigger);
      return [];
    }
    tell(path, 'changed', type);
    return [{ path: `${path}.expression`, source, of: { kind: 'jump' as const, from, to } }];
  });
}

function goalOf(type: string, trigger: Given, pages: readonly ReadPage[]): string | null {
  if (type === 'complete') return 'end';
  if (type !== 'skip') return null;
  const goal = textOf(trigger['gotoName']);
  return pages.find(({ questions }) => questions.some(({ name }) => name === goal))?.block.id ?? null;
}

function lastAsked(expression: string, pages: readonly ReadPage[]): number {
  const named = new Set([...expression.matchAll(/\{([^{}]{1,200})\}/g)].map(([, name = '']) => name.trim()));
  return pages.findLastIndex(({ questions }) =>
    questions.some(
      ({ name, rows }) => named.has(name) || [...rows.keys()].some((row) => named.has(`${name}.${row}`)),
    ),
  );
}
