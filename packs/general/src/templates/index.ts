import employeeEnps from './employee-enps.json' with { type: 'json' };
import kioskSmiley from './kiosk-smiley.json' with { type: 'json' };
import marketIntentions from './market-intentions.json' with { type: 'json' };
import mysteryShopping from './mystery-shopping.json' with { type: 'json' };

/** Surveys to begin with, as data: who reads them checks their shape. */
export const surveyTemplates: readonly unknown[] = [
  employeeEnps,
  marketIntentions,
  mysteryShopping,
  kioskSmiley,
];
