import type { Pick } from './template.ts';

/** Bytes of one event of the published comparisons. */
export const EVENT_BYTES = 743;

const PAGES = ['/tariffs', '/tariffs/family', '/support/bill', '/shop/phones', '/account', '/roaming'];
const EVENTS = ['Order Completed', 'Tariff Changed', 'Bill Paid', 'Call Dropped', 'Support Called'];
const UNITS = 200;

/** A track event of 743 bytes as the published clients send it, with holes for message id and user id. */
export function trackMessage(pick: Pick, time: string, holes: { messageId: string; userId: string }): string {
  return padded({
    type: 'track',
    event: pick(EVENTS),
    messageId: holes.messageId,
    userId: holes.userId,
    timestamp: time,
    properties: {
      touchpoint: pick(['shop', 'site', 'app', 'call centre']),
      unit: `unit-${String(Math.floor(pick(UNITS))).padStart(3, '0')}`,
      channel: pick(['web', 'mobile', 'phone', 'visit']),
      order_id: `order-${Math.floor(pick(1_000_000))}`,
      total: Math.floor(pick(500_000)) / 100,
      currency: 'RUB',
      coupon: null,
      first: pick(2) < 1,
    },
    context: contextOf(pick),
  });
}

/** An answer to the relationship survey, of the same size. */
export function answerMessage(
  pick: Pick,
  time: string,
  holes: { messageId: string; userId: string; responseId: string },
): string {
  return padded({
    type: 'track',
    event: 'Survey Answered',
    messageId: holes.messageId,
    userId: holes.userId,
    timestamp: time,
    properties: {
      response_id: holes.responseId,
      survey: 'relationship',
      question: 'recommend',
      question_type: 'nps',
      value: Math.floor(pick(11)),
      touchpoint: 'app',
      unit: `unit-${String(Math.floor(pick(UNITS))).padStart(3, '0')}`,
      channel: 'mobile',
    },
    context: contextOf(pick),
  });
}

/** An identify call, of the same size. */
export function identifyMessage(
  pick: Pick,
  time: string,
  holes: { messageId: string; userId: string },
): string {
  return padded({
    type: 'identify',
    messageId: holes.messageId,
    userId: holes.userId,
    timestamp: time,
    traits: {
      plan: pick(['S', 'M', 'L', 'XL']),
      balance: Math.floor(pick(90_000)) / 100,
      region: pick(['77', '78', '54']),
    },
    context: contextOf(pick),
  });
}

function contextOf(pick: Pick): Record<string, unknown> {
  const path = pick(PAGES);
  return {
    library: { name: '@segment/analytics-node', version: '3.1.0' },
    locale: 'ru-RU',
    timezone: 'Europe/Moscow',
    ip: '192.0.2.17',
    page: { path, url: `https://telecom.example${path}`, title: 'Личный кабинет', referrer: '' },
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) ',
  };
}

/** Lengthens the user agent until the message has the size of the comparisons. */
function padded(message: { context: Record<string, unknown> } & Record<string, unknown>): string {
  const missing = EVENT_BYTES - Buffer.byteLength(JSON.stringify(message));
  if (missing < 0) throw new Error(`a message is ${-missing} bytes over ${EVENT_BYTES}`);
  const userAgent = `${String(message.context['userAgent'])}${'x'.repeat(missing)}`;
  return JSON.stringify({ ...message, context: { ...message.context, userAgent } });
}
