import type { Language } from '../company/language.ts';
import type { City, Region } from '../company/regions.ts';
import type { Sex } from './person-name.ts';

export type Plan = 'prepaid' | 'postpaid';
export type Contract = 'month-to-month' | 'one-year' | 'two-year';

/** Who a customer is and how they are inclined; fixed for the whole time that is generated. */
export type Customer = {
  readonly userId: string;
  readonly language: Language;
  readonly sex: Sex;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly region: Region;
  readonly city: City;
  readonly birthYear: number;
  readonly device: string;
  readonly plan: Plan;
  readonly contract: Contract;
  readonly contractNumber: string;
  readonly tariff: string;
  /** Day of the first contract, counted from the start; negative for those who were there before. */
  readonly joinDay: number;
  /** Days before joining on which they looked around without a name; empty for most. */
  readonly browseDays: readonly number[];
  /** Anonymous ids of their browsers (one or two) and of the app. */
  readonly browsers: readonly string[];
  readonly appId: string;
  readonly homeShop: string;
  readonly billDay: number;
  readonly autopay: boolean;
  /** Standard normal: how kindly they judge. */
  readonly attitude: number;
  /** How much more often than the average they go online (1 is the average). */
  readonly digital: number;
  /** How much more often than the average their calls drop (1 is the average). */
  readonly exposure: number;
  /** Day of their quarterly relationship survey, 0..90. */
  readonly surveyPhase: number;
};

/** What changes in a customer while days go by. */
export type CustomerState = {
  readonly customer: Customer;
  tariff: string;
  charge: number;
  device: string;
  /** Dropped calls of about the last month, fading. */
  recentDrops: number;
  /** The same, as it has sunk in: follows `recentDrops` with a lag of about three weeks. */
  feltDrops: number;
  /** Devices on which they have signed in. */
  readonly knownDevices: Set<string>;
  /** A day on which they will call again about the same thing; -1 for none. */
  callBackDay: number;
  lastCallDay: number;
  left: boolean;
};
