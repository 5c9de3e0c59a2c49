export type { Question, QuestionType, Survey, SurveyKey } from './answers/surveys.ts';
export type { Language, Named } from './company/language.ts';
export type { Collected, Registered, Signal } from './company/register.ts';
export type { Tariff } from './company/tariffs.ts';
export type { Touchpoint } from './company/touchpoints.ts';
export type { Unit, UnitKind } from './company/units.ts';
export { type GenerateOptions, generate } from './generate.ts';
export type { DemoContext, DemoFields, DemoMessage, DemoSource, DemoValue } from './message.ts';
export type {
  Nationwide,
  NationwideOptions,
  NationwidePerson,
  NationwideUnit,
} from './nationwide/nationwide.ts';
export { nationwide } from './nationwide/nationwide.ts';
export { telecom } from './pack.ts';
export type {
  DaysBeforeEnd,
  Planted,
  PlantedRegion,
  PlantedSeason,
  PlantedShop,
  PlantedTariff,
} from './planted/planted.ts';
export { surveyTemplates } from './templates/index.ts';
