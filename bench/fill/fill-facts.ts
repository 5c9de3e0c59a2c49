import { ClickHouseLogLevel, createClient } from '@clickhouse/client';

export interface FactsToFill {
  readonly workspace: number;
  readonly profiles: number;
  readonly events: number;
  readonly answers: number;
}

/** Rows of one statement: what the engine holds in memory at a time. */
const CHUNK = 1_000_000;
const STATEMENT_MS = 900_000;

/**
 * Events and answers of the same profiles, spread evenly over users and over the last 400 days,
 * with the profiles and identities that the intake would have shipped.
 */
export async function fillFacts(url: string, facts: FactsToFill): Promise<void> {
  const client = createClient({
    url,
    request_timeout: STATEMENT_MS,
    log: { level: ClickHouseLogLevel.ERROR },
  });
  const run = async (query: string, from: number, to: number): Promise<void> => {
    await client.command({
      query,
      query_params: { workspace: facts.workspace, profiles: facts.profiles, from, rows: to - from },
      clickhouse_settings: { max_partitions_per_insert_block: '0' },
    });
  };
  try {
    const plan = [
      [PROFILES, facts.profiles],
      [IDENTITIES, facts.profiles],
      [EVENTS, facts.events],
      [ANSWERS, facts.answers],
    ] as const;
    for (const [query, rows] of plan)
      for (let from = 0; from < rows; from += CHUNK) await run(query, from, Math.min(rows, from + CHUNK));
  } finally {
    await client.close();
  }
}

const USER = `concat('u', leftPad(toString(user), 7, '0'))`;
const PERSON = `toUUID(concat('01900000-0000-7000-8000-', leftPad(lower(hex(toUInt64(user))), 12, '0')))`;
/** The digest that the intake gives an identity of this user. */
const IDENTITY = `(lower(hex(SHA256(concat('identity', char(0), toString({workspace:UInt32}), char(0), 'user', char(0), ${USER})))) AS h,
  toUUID(concat(substring(h, 1, 8), '-', substring(h, 9, 4), '-8', substring(h, 14, 3), '-',
    substring('89ab89ab89ab89ab', 1 + reinterpretAsUInt8(unhex(concat('0', substring(h, 17, 1)))), 1), substring(h, 18, 3), '-', substring(h, 21, 12)))).2`;
const MOMENT = `now64(3, 'UTC') - toIntervalSecond(3600 + cityHash64(n, 1) % 34560000)`;
const UNIT = `concat('unit-', leftPad(toString(cityHash64(n, 2) % 200), 3, '0'))`;
const NUMBERS = `(SELECT number + {from:UInt64} AS n, n % {profiles:UInt64} AS user FROM numbers({rows:UInt64}))`;
const oneOf = (salt: number, ...values: string[]): string =>
  `[${values.map((value) => `'${value}'`).join(', ')}][1 + cityHash64(n, ${salt}) % ${values.length}]`;

const PROFILES = `INSERT INTO profiles (workspace, person, seq, alive, known, first_seen, traits)
  SELECT {workspace:UInt32}, ${PERSON}, n, true, true, now64(3, 'UTC') - toIntervalDay(400),
    map('name', concat('Name ', toString(user)), 'email', concat(${USER}, '@mail.example'), 'plan', ${oneOf(3, 'S', 'M', 'L', 'XL')}, 'region', toString(user % 89))
  FROM ${NUMBERS}`;

const IDENTITIES = `INSERT INTO identities (workspace, identity, seq, person)
  SELECT {workspace:UInt32}, ${IDENTITY}, n, ${PERSON} FROM ${NUMBERS}`;

const EVENTS = `INSERT INTO events (workspace, identity, time, seq, received, type, name, message_id, source, touchpoint, unit, channel, history, raw)
  SELECT {workspace:UInt32}, ${IDENTITY}, ${MOMENT} AS at, n, at, 'track', ${oneOf(4, 'Order Completed', 'Tariff Changed', 'Bill Paid', 'Call Dropped', 'Support Called')} AS event,
    concat('fill-', toString(n)) AS message, 'bench', ${oneOf(5, 'shop', 'site', 'app', 'call centre')} AS touchpoint_, ${UNIT} AS unit_, ${oneOf(6, 'web', 'mobile', 'phone', 'visit')} AS channel_, true,
    concat('{"type":"track","event":"', event, '","messageId":"', message, '","userId":"', ${USER}, '","timestamp":"', toString(at),
      '","properties":{"touchpoint":"', touchpoint_, '","unit":"', unit_, '","channel":"', channel_, '","order_id":"order-', toString(cityHash64(n, 7)), '","total":', toString(cityHash64(n, 8) % 500000 / 100),
      ',"currency":"RUB","coupon":null,"first":false},"context":{"library":{"name":"@segment/analytics-node","version":"3.1.0"},"locale":"ru-RU","timezone":"Europe/Moscow","ip":"192.0.2.', toString(cityHash64(n, 9) % 250),
      '","page":{"path":"/tariffs/', toString(cityHash64(n, 10) % 90), '","url":"https://telecom.example/tariffs","title":"Tariffs","referrer":""},"userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.', toString(cityHash64(n, 11) % 9000), ' Safari/537.36"}}')
  FROM ${NUMBERS}`;

/** Half of all people promote, a fifth detract, as scores are where people are content. */
const ANSWERS = `INSERT INTO answers (workspace, question_type, time, identity, seq, sign, counted, response, revision, invitation, survey, question, value, text, touchpoint, unit, channel)
  SELECT {workspace:UInt32}, 'nps', ${MOMENT}, ${IDENTITY}, n, 1, true, concat('fill-', toString(n)), 0, '', 'relationship', 'recommend',
    [9, 10, 9, 10, 10, 7, 8, 8, 6, 3][1 + cityHash64(n, 12) % 10], '', ${oneOf(5, 'shop', 'site', 'app', 'call centre')}, ${UNIT}, ${oneOf(6, 'web', 'mobile', 'phone', 'visit')}
  FROM ${NUMBERS}`;
