import telecomApp from './telecom-app.json' with { type: 'json' };
import telecomInstallation from './telecom-installation.json' with { type: 'json' };
import telecomLeaving from './telecom-leaving.json' with { type: 'json' };
import telecomNetworkProblem from './telecom-network-problem.json' with { type: 'json' };
import telecomRelationship from './telecom-relationship.json' with { type: 'json' };
import telecomShopVisit from './telecom-shop-visit.json' with { type: 'json' };
import telecomSupportCall from './telecom-support-call.json' with { type: 'json' };
import telecomTariffChange from './telecom-tariff-change.json' with { type: 'json' };

/** Surveys to begin with, as data: who reads them checks their shape. */
export const surveyTemplates: readonly unknown[] = [
  telecomRelationship,
  telecomShopVisit,
  telecomSupportCall,
  telecomTariffChange,
  telecomInstallation,
  telecomNetworkProblem,
  telecomLeaving,
  telecomApp,
];
