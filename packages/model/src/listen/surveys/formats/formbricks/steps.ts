import type { Condition } from '../../../../kernel/conditions/condition.ts';
import type { Block, Question, Survey } from '../../survey-schema.ts';

/**
 * A block of theirs: all its questions are asked of whoever comes to it. One of ours whose questions
 * have conditions becomes several.
 */
export interface Step {
  readonly block: number;
  readonly questions: readonly Question[];
  readonly show: Condition | null;
}

/** Where to go from a step: the first whose condition holds; the last has none. */
export interface Exit {
  readonly when: Condition | null;
  readonly to: number | 'end';
}

/** @param sayable false for a condition that cannot be said there: its questions are then asked of all */
export function stepsOf(survey: Survey, sayable: (condition: Condition, path: string) => boolean): Step[] {
  const said = (condition: Condition | null, path: string): Condition | null =>
    condition !== null && sayable(condition, path) ? condition : null;
  return survey.blocks.flatMap((block, at) => {
    const own = said(block.show, `$.blocks[${at}].show`);
    const steps: Step[] = [];
    for (const [place, question] of block.questions.entries()) {
      const show = said(question.show, `$.blocks[${at}].questions[${place}].show`);
      const last = steps.at(-1);
      if (show === null && last !== undefined && last.show === own)
        steps[steps.length - 1] = { ...last, questions: [...last.questions, question] };
      else steps.push({ block: at, questions: [question], show: both(own, show) });
    }
    return steps;
  });
}

const both = (first: Condition | null, second: Condition | null): Condition | null =>
  first === null || second === null ? (first ?? second) : { kind: 'all', of: [first, second] };

/** All ways out of a step: on within its block, by a jump of the block, or on to the next block. */
export function exitsOf(survey: Survey, steps: readonly Step[], from: number, jumps: Block['jumps']): Exit[] {
  const { block } = steps[from] ?? { block: 0 };
  const exits: Exit[] = [];
  for (let to = from + 1; steps[to]?.block === block; to += 1) {
    const { show = null } = steps[to] ?? {};
    exits.push({ when: show, to });
    if (show === null) return exits;
  }
  for (const { when, to } of jumps) {
    const goal = to === 'end' ? survey.blocks.length : survey.blocks.findIndex(({ id }) => id === to);
    exits.push(...arrivals(steps, goal).map((exit) => ({ ...exit, when: both(when, exit.when) })));
  }
  return [...exits, ...arrivals(steps, block + 1)];
}

/** The first step from a block on whose condition holds. */
function arrivals(steps: readonly Step[], block: number): Exit[] {
  const exits: Exit[] = [];
  for (const [to, step] of steps.entries()) {
    if (step.block < block) continue;
    exits.push({ when: step.show, to });
    if (step.show === null) return exits;
  }
  return [...exits, { when: null, to: 'end' }];
}
