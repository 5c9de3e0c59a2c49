import { createServer } from 'node:net';
import type { Config } from '../../config.ts';
import { bad, doubtful, type Finding, good } from './check.ts';

const ANSWER_MS = 4_000;
const CLOCK_MS = 5_000;
const BACKLOG_ROWS = 200_000;
/** No clock that is right shows an earlier time than this was written at. */
const WRITTEN = Date.UTC(2026, 10, 1);

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly date: string | null;
}

async function get(url: string): Promise<Answer | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    return { status: answer.status, text: await answer.text(), date: answer.headers.get('date') };
  } catch {
    return null;
  }
}

/** The server as it answers now; all that can be seen of it from outside. */
export async function checkServer(url: string, config: Config, now: number): Promise<Finding[]> {
  const health = await get(`${url}/healthz`);
  if (health === null) return [await checkPort(config), notRunning(url), checkClock(now, null)];
  if (health.status !== 200 || !health.text.includes('ok'))
    return [
      bad(
        `Something answers at ${url} and it is not Romashka (status ${health.status}).`,
        'Stop that program, or give Romashka another port with ROMASHKA_PORT and name it with --url.',
      ),
    ];
  const [ready, metrics] = await Promise.all([get(`${url}/readyz`), get(`${url}/metrics`)]);
  return [
    good(`The server answers at ${url}.`),
    checkReady(ready),
    checkBacklog(metrics?.text ?? ''),
    checkClock(now, health.date),
  ];
}

const notRunning = (url: string): Finding =>
  doubtful(
    `No server answers at ${url}.`,
    'Start it with "npm start". If it runs elsewhere, name its address with --url.',
  );

/** Is the port free for the server that is to be started? */
async function checkPort({ port, host }: Config): Promise<Finding> {
  const code = await new Promise<string | null>((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
  if (code === null) return good(`Port ${port} of ${host} is free.`);
  if (code === 'EADDRINUSE')
    return bad(
      `Port ${port} is taken by another program.`,
      'Stop that program, or choose another port with ROMASHKA_PORT.',
    );
  if (code === 'EACCES')
    return bad(
      `This user may not listen on port ${port}.`,
      'Choose a port from 1024 on with ROMASHKA_PORT, behind a proxy if need be.',
    );
  return bad(
    `Nothing can listen on ${host}:${port} (${code}).`,
    'Set ROMASHKA_HOST to an address of this machine.',
  );
}

function checkReady(ready: Answer | null): Finding {
  const mend = 'The server starts an engine again by itself. If this stays, read its log for the reason.';
  if (ready === null) return bad('The server does not say whether it is ready.', mend);
  if (ready.status === 200) return good('Both engines answer and all migrations are done.');
  const engines = [...ready.text.matchAll(/"(postgres|clickhouse)":"([^"]*)"/g)]
    .filter(([, , state]) => state !== 'ok')
    .map(([, engine, state]) => `${engine} says "${state}"`);
  return bad(`The server is not ready: ${engines.join(', ') || ready.text.slice(0, 200)}.`, mend);
}

function checkBacklog(metrics: string): Finding {
  const rows = Number(/^romashka_outbox_rows (\S+)$/m.exec(metrics)?.[1] ?? Number.NaN);
  if (Number.isNaN(rows))
    return doubtful(
      'It is not known how much waits to be carried to the facts engine.',
      'Look again when the server is ready.',
    );
  const said = `${rows.toLocaleString('en')} rows wait to be carried to the facts engine`;
  return rows > BACKLOG_ROWS
    ? doubtful(
        `${said}: figures on the screens are behind.`,
        'This is usual during a large import. If it grows without one, read the log of the server.',
      )
    : good(`${said}.`);
}

/** A wrong clock puts events at wrong times and ends sessions early. */
function checkClock(now: number, serverDate: string | null): Finding {
  const mend = 'Set the clock of this machine, best by NTP.';
  if (now < WRITTEN) return bad(`The clock says ${new Date(now).toISOString()}, which is in the past.`, mend);
  const apart = serverDate === null ? 0 : now - Date.parse(serverDate);
  if (Math.abs(apart) > CLOCK_MS)
    return doubtful(
      `The clocks of this machine and of the server are ${Math.round(Math.abs(apart) / 1000)} s apart.`,
      mend,
    );
  return good(`The clock says ${new Date(now).toISOString()}.`);
}
