export { type AnswerPart, answerParts, contactTraits, NET_VALUES } from './answer-facts.ts';
export { checkSurvey, SURVEY_FINDINGS, type SurveyFinding, type SurveyFindingCode } from './check-survey.ts';
export { formOf } from './form-of-answers.ts';
export { lot, shuffledBy } from './lot.ts';
export { pipedFields, pipeWords } from './pipe-words.ts';
export {
  ANSWER_FAULTS,
  type AnswerFault,
  type AnswerFaultCode,
  type Form,
  readAnswers,
  textLimit,
} from './read-answer-value.ts';
export {
  type Answers,
  type AnswerValue,
  OTHER,
  otherKey,
  questionsOf,
  type Respondent,
  readerOf,
  surveyFields,
} from './survey-fields.ts';
export { LIMITS } from './survey-limits.ts';
export type { Block, Question, Survey, SurveyDraft, SurveyQuestionType } from './survey-schema.ts';
export {
  blocksInOrder,
  candidatesOf,
  optionsInOrder,
  type Page,
  pageAfter,
  pageBefore,
  pageOf,
  pagesOf,
  questionsByLot,
  type Walk,
} from './walk.ts';
