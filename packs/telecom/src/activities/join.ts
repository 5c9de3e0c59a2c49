import type { CustomerState } from '../customers/customer.ts';
import { traitsOf } from '../customers/traits.ts';
import { DAY, type Frame, HOUR } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import { identify, type Place, track } from '../days/track.ts';
import type { World } from '../days/world.ts';

const sinceOf = ({ calendar }: World, { customer }: CustomerState): string =>
  new Date(calendar.start + customer.joinDay * DAY).toISOString().slice(0, 10);

/** Billing tells of those who were customers before the data starts, within its first hour. */
export const introduce = (world: World, state: CustomerState, frame: Frame): void => {
  const time = frame.start + Math.floor(world.random.next() * HOUR);
  const traits = { ...traitsOf(state, sinceOf(world, state)), status: 'active' };
  identify(world, state.customer, { time, source: 'billing', traits });
};

/** A new customer signs: in a shop, or on the site on which they have looked around before. */
export const join = (world: World, state: CustomerState, frame: Frame): void => {
  const { customer } = state;
  const online = customer.browseDays.length > 0;
  const time = drawTime(world.random, frame, customer.region.offset, online ? 'online' : 'shop');
  const place: Place = online
    ? { touchpoint: 'website', unit: 'online-web', channel: 'web' }
    : { touchpoint: 'shop-visit', unit: customer.homeShop, channel: 'shop' };
  const [browser = ''] = customer.browsers;
  const device = online ? { anonymousId: browser } : {};
  const source = online ? 'web' : 'shop';
  const properties = { tariff: state.tariff, contract: customer.contract };
  track(world, customer, { event: 'Contract Signed', time, source, place, properties, ...device });
  if (online) {
    const traits = { email: customer.email, phone: customer.phone, firstName: customer.firstName };
    identify(world, customer, { time: time + 100, source, traits, ...device });
    state.knownDevices.add(browser);
  }
  const traits = { ...traitsOf(state, sinceOf(world, state)), status: 'active' };
  identify(world, customer, { time: time + 60_000, source: 'billing', traits });
};
