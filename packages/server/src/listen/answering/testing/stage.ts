import { workspaceId } from '@romashka/model/kernel';
import type { SurveyDraft } from '@romashka/model/surveys';
import type { TestServer } from '../../../testing/start-test-server.ts';
import type { ResponseRow } from '../find-door.store.ts';
import { formIn } from './visitor.ts';

type Questions = SurveyDraft['blocks'][number]['questions'];

/** A survey of one page. */
export const ask = (questions: Questions, more: Partial<SurveyDraft> = {}): SurveyDraft => ({
  languages: ['en'],
  title: { en: 'A survey' },
  blocks: [{ id: 'b1', questions }],
  ...more,
});
export const nps = { id: 'q1', type: 'nps', text: { en: 'Would you recommend us?' } } as const;
export const english = { 'accept-language': 'en' };

/** What tests look up behind the pages. */
export interface Stage {
  /** The responses of a survey, the first begun first. */
  rowsOf(survey: string): Promise<ResponseRow[]>;
  /** How many answers to a survey the facts engine counts. */
  countedFacts(key: string): Promise<number>;
  /** Sends the first page as a new respondent; answers the status. */
  answerOnce(path: string, fill: Readonly<Record<string, string>>): Promise<number>;
  /** Moves what a survey's respondents did last into the past, in seconds. */
  makeOlder(survey: string, seconds: number): Promise<void>;
}

const WORKSPACE = workspaceId(1);

export const stageOf = (server: TestServer): Stage => ({
  rowsOf: (survey) =>
    server.services.database.inWorkspace(WORKSPACE, (rows) =>
      rows
        .selectFrom('survey_response')
        .selectAll()
        .where('survey', '=', survey)
        .orderBy('started_at')
        .execute(),
    ),
  countedFacts: async (key) => {
    await server.services.shipper.flush();
    const found = await server.services.facts.query({
      query: 'SELECT sum(sign) AS n FROM answers WHERE survey = {key:String} AND counted',
      query_params: { key },
      format: 'JSONEachRow',
    });
    return Number((await found.json<{ n: number }>())[0]?.n);
  },
  answerOnce: async (path, fill) => {
    const page = await (await fetch(`${server.url}${path}`)).text();
    const body = new URLSearchParams([...formIn(page).fields, ...Object.entries(fill), ['_go', 'next']]);
    return (await fetch(`${server.url}${path}`, { method: 'POST', body, redirect: 'manual' })).status;
  },
  makeOlder: async (survey, seconds) => {
    await server.services.database.inWorkspace(WORKSPACE, (rows) =>
      rows
        .updateTable('survey_response')
        .set({ last_at: new Date(Date.now() - seconds * 1_000) })
        .where('survey', '=', survey)
        .execute(),
    );
  },
});
