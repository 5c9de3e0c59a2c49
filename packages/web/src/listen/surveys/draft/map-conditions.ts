import type { Comparison, Condition } from '@romashka/model/conditions';
import type { Survey } from '@romashka/model/surveys';

/** A condition with every comparison changed; the same object where none was. */
export function mapComparisons(
  condition: Condition,
  change: (comparison: Comparison) => Comparison,
): Condition {
  switch (condition.kind) {
    case 'is':
      return change(condition);
    case 'not': {
      const of = mapComparisons(condition.of, change);
      return of === condition.of ? condition : { ...condition, of };
    }
    case 'all':
    case 'any': {
      const of = condition.of.map((part) => mapComparisons(part, change));
      return of.every((part, at) => part === condition.of[at]) ? condition : { ...condition, of };
    }
  }
}

/** A survey with every comparison of every condition changed. */
export function mapConditions(survey: Survey, change: (comparison: Comparison) => Comparison): Survey {
  const of = (condition: Condition) => mapComparisons(condition, change);
  const maybe = (condition: Condition | null) => (condition === null ? null : of(condition));
  return {
    ...survey,
    blocks: survey.blocks.map((block) => ({
      ...block,
      show: maybe(block.show),
      jumps: block.jumps.map((jump) => ({ ...jump, when: of(jump.when) })),
      questions: block.questions.map((question) => {
        const show = maybe(question.show);
        return show === question.show ? question : { ...question, show };
      }),
    })),
    quotas: survey.quotas.map((quota) => ({ ...quota, when: of(quota.when) })),
  };
}
