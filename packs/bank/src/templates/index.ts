import bankApp from './bank-app.json' with { type: 'json' };
import bankBranch from './bank-branch.json' with { type: 'json' };
import bankCall from './bank-call.json' with { type: 'json' };
import bankCard from './bank-card.json' with { type: 'json' };
import bankComplaint from './bank-complaint.json' with { type: 'json' };
import bankLoan from './bank-loan.json' with { type: 'json' };
import bankRelationship from './bank-relationship.json' with { type: 'json' };

/** Surveys to begin with, as data: who reads them checks their shape. */
export const surveyTemplates: readonly unknown[] = [
  bankRelationship,
  bankBranch,
  bankCard,
  bankApp,
  bankLoan,
  bankCall,
  bankComplaint,
];
