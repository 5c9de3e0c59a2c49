import b2bAccount from './b2b-account.json' with { type: 'json' };
import b2bChurn from './b2b-churn.json' with { type: 'json' };
import b2bDealer from './b2b-dealer.json' with { type: 'json' };
import b2bImplementation from './b2b-implementation.json' with { type: 'json' };
import b2bQuarterlyReview from './b2b-quarterly-review.json' with { type: 'json' };
import b2bSupport from './b2b-support.json' with { type: 'json' };

/** Surveys to begin with, as data: who reads them checks their shape. */
export const surveyTemplates: readonly unknown[] = [
  b2bAccount,
  b2bImplementation,
  b2bSupport,
  b2bQuarterlyReview,
  b2bDealer,
  b2bChurn,
];
