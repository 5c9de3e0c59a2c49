import { seeded } from '../random.ts';
import { answerMessage, identifyMessage, trackMessage } from './messages.ts';

/** A random number below `n`, or one of a list. */
export interface Pick {
  (below: number): number;
  <T>(list: readonly T[]): T;
}

export interface RequestOptions {
  readonly path: string;
  readonly writeKey: string;
  readonly seed: number;
  /** Events of one request; 1 sends the bare message. */
  readonly events: number;
  /** Users `u0000000` ... are drawn uniformly from this many. */
  readonly users: number;
  /** Of a thousand events: how many identify, and how many answer a survey. */
  readonly identify: number;
  readonly answers: number;
}

const TEMPLATES = 64;
const ID_DIGITS = 9;
const USER_DIGITS = 7;
/** Data that was kept remembers the ids of an earlier run, so each run has its own. */
const RUN = Date.now().toString(36);
const MESSAGE_HOLE = `bench-${RUN}-${'M'.repeat(ID_DIGITS)}`;
const RESPONSE_HOLE = `resp-${RUN}-${'R'.repeat(ID_DIGITS)}`;
const USER_HOLE = `u${'U'.repeat(USER_DIGITS)}`;

interface Template {
  readonly bytes: Buffer;
  readonly messages: readonly number[];
  readonly responses: readonly number[];
  readonly users: readonly number[];
}

/**
 * Whole HTTP requests, each with message ids never used before. They are patched into
 * prepared bytes, so that making them costs next to nothing of the machine that is measured.
 */
export function makeRequests(options: RequestOptions): () => Buffer {
  const random = seeded(options.seed);
  const pick = ((of: number | readonly unknown[]) =>
    typeof of === 'number' ? random() * of : of[Math.floor(random() * of.length)]) as Pick;
  const templates = Array.from({ length: TEMPLATES }, () => makeTemplate(options, pick));
  let turn = 0;
  let id = options.seed * 1_000_000;
  return () => {
    const template = templates[turn++ % TEMPLATES];
    if (template === undefined) throw new Error('there are no templates');
    for (const at of template.messages) writeDigits(template.bytes, at, id++, ID_DIGITS);
    for (const at of template.responses) writeDigits(template.bytes, at, id++, ID_DIGITS);
    for (const at of template.users)
      writeDigits(template.bytes, at, Math.floor(random() * options.users), USER_DIGITS);
    return template.bytes;
  };
}

function makeTemplate(options: RequestOptions, pick: Pick): Template {
  const { path, writeKey, events } = options;
  const list = Array.from({ length: events }, () => oneMessage(options, pick));
  const body =
    events === 1
      ? `${list.join('').slice(0, -1)},"writeKey":${JSON.stringify(writeKey)}}`
      : `{"batch":[${list.join(',')}],"sentAt":"${new Date().toISOString()}","writeKey":${JSON.stringify(writeKey)}}`;
  const head = `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  const bytes = Buffer.from(head + body);
  return {
    bytes,
    messages: placesOf(bytes, MESSAGE_HOLE, ID_DIGITS),
    responses: placesOf(bytes, RESPONSE_HOLE, ID_DIGITS),
    users: placesOf(bytes, USER_HOLE, USER_DIGITS),
  };
}

function oneMessage(options: RequestOptions, pick: Pick): string {
  const kind = pick(1_000);
  const time = new Date().toISOString();
  const holes = { messageId: MESSAGE_HOLE, userId: USER_HOLE, responseId: RESPONSE_HOLE };
  if (kind < options.identify) return identifyMessage(pick, time, holes);
  if (kind < options.identify + options.answers) return answerMessage(pick, time, holes);
  return trackMessage(pick, time, holes);
}

/** Where the digits of each hole begin. */
function placesOf(bytes: Buffer, hole: string, digits: number): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(hole); at >= 0; at = bytes.indexOf(hole, at + 1))
    places.push(at + hole.length - digits);
  return places;
}

const ZERO = 0x30;

function writeDigits(bytes: Buffer, at: number, value: number, digits: number): void {
  let rest = value;
  for (let place = at + digits - 1; place >= at; place -= 1) {
    bytes[place] = ZERO + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}
