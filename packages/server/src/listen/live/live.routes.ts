import type { LiveItem } from '@romashka/model/contract';
import { type Scope, seesUnit } from '@romashka/model/govern';
import { scopeEnds } from '../../govern/units/caller-scope.ts';
import { unitFilter } from '../../govern/units/unit-filter.ts';
import { authorise } from '../../http/authorise.ts';
import type { Caller, Handlers } from '../../http/call.ts';
import type { Services } from '../../services.ts';

const PING_MS = 15_000;
/** A stream ends after this time; the browser comes back by itself and is asked again who it is. */
const STREAM_MS = 15 * 60_000;
/** A reader this far behind is cut off; it comes back by itself and fills in from the lists. */
const BUFFERED_BYTES = 1_000_000;

interface Narrowing {
  readonly scope: Scope;
  readonly touchpoint?: string | undefined;
  /** The unit that was asked for and all that stand under it today. */
  readonly units: ReadonlySet<string> | null;
  readonly channel?: string | undefined;
  readonly kind?: 'event' | 'answer' | undefined;
}

const fits = (item: LiveItem, by: Narrowing): boolean =>
  seesUnit(by.scope, item.unit) &&
  (by.kind === undefined || item.kind === by.kind) &&
  (by.touchpoint === undefined || item.touchpoint === by.touchpoint) &&
  (by.units === null || by.units.has(item.unit)) &&
  (by.channel === undefined || item.channel === by.channel);

async function unitsOf(services: Services, caller: Caller, unit: string | undefined) {
  if (unit === undefined) return null;
  const spans = await unitFilter(services.database, caller.workspaceId, unit, 'today', services.now());
  return new Set(spans.map((span) => span.unit));
}

export const liveHandlers = {
  'live.stream': async ({ services, caller, query, request, reply }) => {
    const { raw } = reply;
    let over = false;
    const forget = services.live.onEnd(() => {
      over = true;
      if (raw.headersSent) raw.end();
    });
    raw.on('close', () => {
      over = true;
      forget();
    });
    // Asked again, now that a change would be heard: what one may see may have changed since the request began.
    const { scope } = await authorise(services, request, { role: 'viewer', scope: 'units' });
    const narrowing: Narrowing = { ...query, scope, units: await unitsOf(services, caller, query.unit) };
    const ends = await scopeEnds(services.database, scope, services.now());
    const stays = ends === null ? STREAM_MS : Math.min(STREAM_MS, Math.max(0, ends - services.now()));
    reply.hijack();
    const headers = reply.getHeaders();
    raw.writeHead(200, {
      ...(headers as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 2000\n\n');
    if (over || raw.destroyed) {
      forget();
      raw.end();
      return;
    }
    const stop = services.live.subscribe(caller.workspaceId, (items) => {
      const text = items
        .filter((item) => fits(item, narrowing))
        .map((item) => `id: ${item.id}\ndata: ${JSON.stringify(item)}\n\n`)
        .join('');
      if (raw.writableLength > BUFFERED_BYTES) raw.destroy();
      else if (text !== '') raw.write(text);
    });
    const ping = setInterval(() => raw.write(': still here\n\n'), PING_MS);
    const last = setTimeout(() => raw.end(), stays);
    raw.on('close', () => {
      clearInterval(ping);
      clearTimeout(last);
      stop();
    });
  },
} satisfies Partial<Handlers>;
