import { invite } from '../answers/invite.ts';
import { SURVEY_CYCLE } from '../customers/build-customers.ts';
import { timeIn } from '../days/calendar.ts';
import type { Channel } from '../days/track.ts';
import { pick } from '../random/draw.ts';
import type { Activity } from './activity.ts';

const CHANNELS: readonly Channel[] = ['sms', 'sms', 'sms', 'email', 'email', 'app'];
const RESPONDS = 0.31;

/** Once a quarter every customer is asked whether they would recommend the company. */
export const relationshipSurvey: Activity = {
  key: 'relationship-survey',
  perDay: ({ customer }, { day }) => (day % SURVEY_CYCLE === customer.surveyPhase ? 1 : 0),
  happen: (world, state, frame) => {
    const { random } = world;
    const { region } = state.customer;
    const time = timeIn(frame, region.offset, 11 + 8 * random.next());
    const place = { touchpoint: 'relationship', unit: region.key, channel: pick(random, CHANNELS) } as const;
    invite(world, state, { survey: 'relationship', place, time, contact: 0, responds: RESPONDS });
  },
};
