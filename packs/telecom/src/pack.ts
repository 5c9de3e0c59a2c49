import { SURVEYS } from './answers/surveys.ts';
import { COMPANY } from './company/company.ts';
import { REGISTER } from './company/register.ts';
import { TARIFFS } from './company/tariffs.ts';
import { TOUCHPOINTS } from './company/touchpoints.ts';
import { UNITS } from './company/units.ts';
import { arrivalOf } from './days/arrival.ts';
import { generate } from './generate.ts';
import { nationwide } from './nationwide/nationwide.ts';
import { PLANTED } from './planted/planted.ts';

/** The telecom pack: a made-up operator, what it asks and measures, and what is hidden in its year. */
export const telecom = {
  key: 'telecom',
  company: COMPANY,
  touchpoints: TOUCHPOINTS,
  register: REGISTER,
  units: UNITS,
  tariffs: TARIFFS,
  surveys: SURVEYS,
  planted: PLANTED,
  generate,
  nationwide,
  arrivalOf,
} as const;
