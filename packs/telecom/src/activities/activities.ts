import type { Activity } from './activity.ts';
import { chat } from './chat.ts';
import { droppedCall } from './dropped-call.ts';
import { leave } from './leave.ts';
import { newDevice } from './new-device.ts';
import { onlineOrder } from './order.ts';
import { payment } from './payment.ts';
import { relationshipSurvey } from './relationship-survey.ts';
import { session } from './session.ts';
import { shopVisit } from './shop-visit.ts';
import { supportCall } from './support-call.ts';
import { tariffChange } from './tariff-change.ts';
import { dataLimit, roaming } from './usage.ts';

/** All that may happen to a customer on a day, in this order; leaving is last. */
export const ACTIVITIES: readonly Activity[] = [
  payment,
  droppedCall,
  session,
  supportCall,
  chat,
  shopVisit,
  onlineOrder,
  tariffChange,
  dataLimit,
  roaming,
  newDevice,
  relationshipSurvey,
  leave,
];
