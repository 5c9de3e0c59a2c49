import { type Condition, DEEPEST, MOST_NODES } from '../../../../kernel/conditions/condition.ts';
import type { Block, Survey } from '../../survey-schema.ts';
import { notTrue, simplified } from '../two-valued.ts';

/** A block with one condition that says all of when it is met, its own and the jumps that lead past it. */
export interface PlainBlock {
  readonly block: Block;
  readonly show: Condition | null;
  /** True where the jumps before it are more than one condition can hold: then they are left out. */
  readonly untold: boolean;
}

/**
 * The blocks of a survey with conditions in place of jumps: a block is left out where a block before it
 * was met, jumped past it, and no earlier jump of that block was taken.
 */
export function withoutJumps(survey: Survey): PlainBlock[] {
  const met: (Condition | null)[] = [];
  return survey.blocks.map((block, at) => {
    const past = survey.blocks.slice(0, at).flatMap((before, place) => {
      const leaving = leadsPast(survey, before, at);
      return leaving === null ? [] : [joined([askedOf(before, met[place] ?? null), leaving])];
    });
    const show = joined([block.show, ...past.map((condition) => notTrue(condition ?? ALWAYS))]);
    const untold = past.length > 0 && !isSmall(show);
    met.push(untold ? block.show : show);
    return { block, show: untold ? block.show : show, untold };
  });
}

const ALWAYS: Condition = { kind: 'all', of: [] };

function joined(parts: readonly (Condition | null)[]): Condition | null {
  const of = parts.filter((part) => part !== null);
  const said = simplified({ kind: 'all', of });
  return said.kind === 'all' && said.of.length === 0 ? null : said;
}

/** A block is met only where one of its questions is asked. */
function askedOf(block: Block, show: Condition | null): Condition | null {
  const shows = block.questions.map((question) => question.show);
  const any: Condition | null = shows.includes(null)
    ? null
    : { kind: 'any', of: shows.filter((condition) => condition !== null) };
  return joined([show, any]);
}

/** When a block's jumps lead past a place: one does, and none before it in the list holds. */
function leadsPast(survey: Survey, block: Block, at: number): Condition | null {
  const past = block.jumps.flatMap(({ when, to }, place) => {
    const goal = to === 'end' ? survey.blocks.length : survey.blocks.findIndex(({ id }) => id === to);
    if (goal <= at) return [];
    const earlier = block.jumps.slice(0, place).map((jump) => notTrue(jump.when));
    return [simplified({ kind: 'all', of: [when, ...earlier] })];
  });
  return past.length === 0 ? null : { kind: 'any', of: past };
}

function isSmall(condition: Condition | null): boolean {
  let nodes = 0;
  const fits = (part: Condition, depth: number): boolean => {
    nodes += 1;
    if (depth > DEEPEST || nodes > MOST_NODES) return false;
    if (part.kind === 'is') return true;
    return part.kind === 'not' ? fits(part.of, depth + 1) : part.of.every((one) => fits(one, depth + 1));
  };
  return condition === null || fits(condition, 1);
}
