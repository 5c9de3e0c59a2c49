import type { Handlers } from '../../http/call.ts';
import { listSurveys } from '../../listen/surveys/surveys.store.ts';
import { listBenchmarks, setBenchmark } from './benchmarks.store.ts';
import { exportResults } from './export-results.ts';
import { readCross } from './read-cross.ts';
import { readQuestion } from './read-question.ts';
import { knownOrAnswered, readSummary } from './read-summary.ts';
import { readTexts } from './read-texts.ts';
import { countSurveys, MOST_SURVEYS } from './responses.store.ts';
import { resultAsk } from './result-ask.ts';

export const resultHandlers = {
  'results.list': async ({ services, caller, query }) => {
    const ask = await resultAsk(services, caller, null, query);
    const counted = await countSurveys(services.facts, ask);
    const made = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      listSurveys(rows, caller.scope),
    );
    const byKey = new Map(made.map((survey) => [survey.key, survey]));
    return {
      items: counted.slice(0, MOST_SURVEYS).map(({ key, responses, first, last }) => ({
        key,
        survey: byKey.get(key)?.id ?? null,
        name: byKey.get(key)?.name ?? key,
        responses,
        first: new Date(first).toISOString(),
        last: new Date(last).toISOString(),
      })),
      truncated: counted.length > MOST_SURVEYS,
    };
  },
  'results.summary': async ({ services, caller, params, query }) =>
    readSummary(services, caller, await resultAsk(services, caller, params.key, query), params.key),
  'results.question': async ({ services, caller, params, query }) => {
    const ask = await resultAsk(services, caller, params.key, query);
    const known = await knownOrAnswered(services, caller, ask, params.key);
    return readQuestion(services, ask, known, params.question);
  },
  'results.cross': async ({ services, caller, params, query: { rows, columns, by, ...query } }) => {
    const ask = await resultAsk(services, caller, params.key, query);
    const known = await knownOrAnswered(services, caller, ask, params.key);
    return readCross(services.facts, ask, known, { rows, columns, by });
  },
  'results.texts': async ({
    services,
    caller,
    params,
    query: { q, question, score, cursor, limit, ...query },
    note,
  }) => {
    const ask = await resultAsk(services, caller, params.key, query);
    await knownOrAnswered(services, caller, ask, params.key);
    note(params.key);
    return readTexts(services, caller, ask, { q, question, score, cursor, limit });
  },
  'results.export': exportResults,
  'results.benchmark': async ({ services, caller, body, note }) => {
    const items = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      await setBenchmark(rows, caller.workspaceId, body.channel, {
        share: body.share,
        source: body.source,
        by: caller.actor,
        at: new Date(services.now()),
      });
      return listBenchmarks(rows);
    });
    note(body.channel, { share: body.share, source: body.source });
    return { items };
  },
} satisfies Partial<Handlers>;
