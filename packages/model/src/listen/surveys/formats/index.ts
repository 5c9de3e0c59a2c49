export {
  type Converted,
  type Exported,
  LOSSES,
  type Loss,
  type LossKind,
  REFUSALS,
  type Refused,
} from './conversion.ts';
export { fromFormbricks } from './formbricks/from-formbricks.ts';
export { toFormbricks } from './formbricks/to-formbricks.ts';
export { fromRomashka } from './from-romashka.ts';
export { fromSurveyJs } from './surveyjs/from-surveyjs.ts';
export { toSurveyJs } from './surveyjs/to-surveyjs.ts';
