import retailDelivery from './retail-delivery.json' with { type: 'json' };
import retailLoyalty from './retail-loyalty.json' with { type: 'json' };
import retailOnlineCheckout from './retail-online-checkout.json' with { type: 'json' };
import retailProduct from './retail-product.json' with { type: 'json' };
import retailRelationship from './retail-relationship.json' with { type: 'json' };
import retailReturn from './retail-return.json' with { type: 'json' };
import retailStoreVisit from './retail-store-visit.json' with { type: 'json' };

/** Surveys to begin with, as data: who reads them checks their shape. */
export const surveyTemplates: readonly unknown[] = [
  retailRelationship,
  retailStoreVisit,
  retailDelivery,
  retailReturn,
  retailOnlineCheckout,
  retailProduct,
  retailLoyalty,
];
