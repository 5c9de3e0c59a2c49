export { type ConditionFault, checkCondition, fieldsOf } from './check-condition.ts';
export {
  type Comparison,
  type Condition,
  type ConditionValue,
  DEEPEST,
  FIELD_TYPES,
  type Field,
  type FieldType,
  type FieldValue,
  MOST_NODES,
  OPERATORS,
  OPERATORS_OF,
  type Operator,
  type ReadField,
  type Words,
} from './condition.ts';
export { evaluateCondition, holds, type Verdict } from './evaluate-condition.ts';
export { readAloud, wordsIn } from './read-aloud.ts';
export { settleCondition } from './settle-condition.ts';
