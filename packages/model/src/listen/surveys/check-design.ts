import type { Tell } from './check-survey.ts';
import { leadingWord } from './leading-words.ts';
import type { Question, Survey } from './survey-schema.ts';

/** From so many questions on people tire: shorter ones are answered to the end more often. */
const MANY = 15;

/**
 * What of a design pushes answers one way, or loses respondents: warnings, never errors. After
 * Krosnick and Presser, "Question and Questionnaire Design", Handbook of Survey Research (2010).
 */
export function checkDesign(survey: Survey, tell: Tell): void {
  const asked = survey.blocks.reduce(
    (sum, { questions, pick }) =>
      sum +
      Math.min(pick ?? Number.POSITIVE_INFINITY, questions.filter(({ type }) => type !== 'statement').length),
    0,
  );
  if (asked > MANY) tell('warning', 'many-questions', { said: asked });
  for (const block of survey.blocks)
    for (const question of block.questions)
      checkNeutral(question, survey.languages, (code, said = '') =>
        tell('warning', code, { block: block.id, question: question.id, said }),
      );
}

type Warn = (code: Parameters<Tell>[1], said?: string) => void;

function checkNeutral(question: Question, languages: readonly ('ru' | 'en')[], warn: Warn): void {
  for (const language of languages) checkWording(question, language, warn);
  if (question.type === 'rating' && question.coloured) warn('coloured-scale');
  if (question.type === 'single' && question.preselected !== null) warn('preselected', question.preselected);
  if ('low' in question && languages.some((language) => !question.low[language] !== !question.high[language]))
    warn('one-end-named');
  if (question.type === 'text' && question.long && question.required) warn('required-words');
  if (isChoice(question) && !question.shuffle && question.options.length >= LONG)
    warn('options-not-shuffled');
}

function checkWording(question: Question, language: 'ru' | 'en', warn: Warn): void {
  const text = question.text[language] ?? '';
  const word = leadingWord(text, language);
  if (word !== null) warn('leading-words', word);
  if (isScored(question) && TWO[language].test(text)) warn('two-questions');
}

const isChoice = (question: Question): question is Extract<Question, { type: 'single' | 'multiple' }> =>
  question.type === 'single' || question.type === 'multiple';

/** From so many options on, those that stand first are chosen more often. */
const LONG = 7;

const isScored = ({ type }: Question): boolean =>
  type === 'nps' || type === 'csat' || type === 'ces' || type === 'rating' || type === 'slider';

/** Two things asked at once: "quality and price". A word on each side, so that "friends or colleagues" of the NPS stays out. */
const TWO = {
  ru: /(?:довольны|оцените|оцениваете|удовлетворены)\s[^?.!]*\sи\s/iu,
  en: /(?:satisfied|rate|happy)\s[^?.!]*\sand\s/iu,
} as const;
