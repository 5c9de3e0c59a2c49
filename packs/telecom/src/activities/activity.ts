import type { CustomerState } from '../customers/customer.ts';
import type { Frame } from '../days/calendar.ts';
import type { World } from '../days/world.ts';

/** Something customers do or meet. */
export type Activity = {
  readonly key: string;
  /** How likely it is on this day for this customer, 0..1. */
  readonly perDay: (state: CustomerState, frame: Frame) => number;
  /** Puts what then happens into the queue; may reach into later days. */
  readonly happen: (world: World, state: CustomerState, frame: Frame) => void;
};

/** So many times a year, as a chance per day. */
export const perYear = (times: number): number => times / 365;
