import { invite } from '../answers/invite.ts';
import { COMPANY } from '../company/company.ts';
import type { CustomerState } from '../customers/customer.ts';
import { DAY, HOUR } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import { type Channel, type Place, track } from '../days/track.ts';
import type { World } from '../days/world.ts';
import type { DemoSource } from '../message.ts';
import { chance, intBetween, pick } from '../random/draw.ts';
import { type Activity, perYear } from './activity.ts';

type Product = { readonly product: string; readonly category: string; readonly price: number };
const PRODUCTS: readonly Product[] = [
  { product: 'Nova 6 Lite', category: 'phone', price: 14_990 },
  { product: 'Pixelia 9a', category: 'phone', price: 32_990 },
  { product: 'Orbit A15', category: 'phone', price: 11_490 },
  { product: 'Nova Buds', category: 'accessory', price: 3490 },
  { product: 'Case', category: 'accessory', price: 790 },
  { product: 'Charger 30 W', category: 'accessory', price: 1290 },
  { product: 'Home router', category: 'home', price: 4990 },
];

const LATE = 0.16;
const ORDINARY_ONLINE = perYear(0.3);

export type Ordering = { readonly unit: string; readonly channel: Channel; readonly time: number };

/** An order, and for one from afar its delivery, after which the customer is asked. */
export const placeOrder = (world: World, state: CustomerState, { unit, channel, time }: Ordering): void => {
  const { random } = world;
  const place: Place = { touchpoint: 'order', unit, channel };
  const { product, category, price } = pick(random, PRODUCTS);
  const order = {
    order_id: world.nextId('order'),
    product,
    category,
    amount: price,
    currency: COMPANY.currency,
  };
  const source: DemoSource = channel === 'shop' || channel === 'app' ? channel : 'web';
  track(world, state.customer, { event: 'Order Placed', time, source, place, properties: order });
  if (channel === 'shop') return;
  const late = chance(random, LATE);
  const delivered = time + (late ? intBetween(random, 5 * DAY, 9 * DAY) : intBetween(random, DAY, 4 * DAY));
  const properties = { ...order, late };
  track(world, state.customer, {
    event: 'Order Delivered',
    time: delivered,
    source: 'shop',
    place,
    properties,
  });
  const asked = { ...place, channel: 'email' } as const;
  const contact = late ? -0.9 : 0.15;
  invite(world, state, {
    survey: 'order',
    place: asked,
    time: delivered + 2 * HOUR,
    contact,
    responds: 0.33,
  });
};

/** A customer orders from home. */
export const onlineOrder: Activity = {
  key: 'online-order',
  perDay: ({ customer }, { season }) => ORDINARY_ONLINE * season * customer.digital,
  happen: (world, state, frame) => {
    const channel: Channel = chance(world.random, 0.45) ? 'app' : 'web';
    const time = drawTime(world.random, frame, state.customer.region.offset, 'online');
    placeOrder(world, state, { unit: `online-${channel}`, channel, time });
  },
};
