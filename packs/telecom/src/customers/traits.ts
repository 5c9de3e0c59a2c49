import { COMPANY } from '../company/company.ts';
import type { DemoFields } from '../message.ts';
import type { CustomerState } from './customer.ts';

/** What billing knows of a customer. `since` is the day of the first contract, ISO. */
export const traitsOf = ({ customer, tariff, charge, device }: CustomerState, since: string): DemoFields => ({
  name: `${customer.firstName} ${customer.lastName}`,
  firstName: customer.firstName,
  lastName: customer.lastName,
  email: customer.email,
  phone: customer.phone,
  city: customer.region.language === 'ru' ? customer.city.ru : customer.city.en,
  region: customer.region.key,
  timezone: customer.region.timezone,
  language: customer.language,
  birth_year: customer.birthYear,
  plan: customer.plan,
  contract: customer.contract,
  contract_number: customer.contractNumber,
  customer_since: since,
  tariff,
  monthly_charge: charge,
  currency: COMPANY.currency,
  device,
});
