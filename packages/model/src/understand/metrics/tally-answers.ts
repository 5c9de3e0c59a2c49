import { momentsOf } from '../../kernel/statistics/index.ts';
import { classifyNps, TOP_BOX_FROM } from './answer-scale.ts';
import type { MeanTally, NetTally, NpsTally, Tally, TopBoxTally } from './tally.ts';

/**
 * The tally of answers at hand, by the definition that the queries over stored answers follow.
 *
 * @throws RangeError when an NPS answer is not a whole number from 0 to 10.
 */
export function tallyAnswers(
  kind: 'nps' | 'csat' | 'ces' | 'net' | 'mean',
  answers: readonly number[],
): Tally {
  switch (kind) {
    case 'nps':
      return tallyNps(answers);
    case 'net':
      return tallyNet(answers);
    case 'csat':
      return tallyTopBox('csat', answers);
    case 'ces':
      return tallyTopBox('ces', answers);
    case 'mean':
      return tallyMean(answers);
  }
}

function tallyNps(answers: readonly number[]): NpsTally {
  const tally = { promoter: 0, passive: 0, detractor: 0 };
  for (const answer of answers) tally[classifyNps(answer)] += 1;
  return { kind: 'nps', promoters: tally.promoter, passives: tally.passive, detractors: tally.detractor };
}

/** @throws RangeError when an answer is none of 1, 0 and -1 */
function tallyNet(answers: readonly number[]): NetTally {
  const other = answers.find((answer) => answer !== 1 && answer !== 0 && answer !== -1);
  if (other !== undefined) throw new RangeError(`more, the same, less are 1, 0 and -1, got ${other}`);
  const count = (side: number): number => answers.filter((answer) => answer === side).length;
  return { kind: 'net', promoters: count(1), passives: count(0), detractors: count(-1) };
}

function tallyTopBox<Kind extends 'csat' | 'ces'>(kind: Kind, answers: readonly number[]): TopBoxTally<Kind> {
  return {
    kind,
    n: answers.length,
    top: answers.filter((answer) => answer >= TOP_BOX_FROM[kind]).length,
    sum: answers.reduce((sum, answer) => sum + answer, 0),
  };
}

function tallyMean(answers: readonly number[]): MeanTally {
  return { kind: 'mean', ...momentsOf(answers) };
}
