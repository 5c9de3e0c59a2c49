import type { SurveyView } from '@romashka/model/contract';
import { isJsonObject, type Json } from '@romashka/model/kernel';
import { storableJson } from '@romashka/model/listen';
import { checkSurvey, type Survey } from '@romashka/model/surveys';
import type { Call, Caller, Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import type { Rows } from '../../store/database.ts';
import {
  deleteSurvey,
  findSurvey,
  hasResponses,
  insertSurvey,
  insertVersion,
  lineOf,
  listSurveys,
  listVersions,
  type SurveyRow,
  updateSurvey,
} from './surveys.store.ts';
import { traitFields } from './trait-fields.ts';

export const surveyHandlers = {
  'surveys.list': async ({ services, caller }) =>
    services.database.inWorkspace(caller.workspaceId, async (rows) => ({
      items: (await listSurveys(rows, caller.scope)).map(lineOf),
    })),
  'surveys.create': async ({ services, caller, body, note }) => {
    const id = newId();
    await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const draft = body.content ?? (await copyOf(rows, body.copyOf)) ?? emptySurvey(caller, body.name);
      const added = await insertSurvey(rows, {
        workspace: caller.workspaceId,
        id,
        key: body.key,
        name: body.name,
        touchpoint: body.touchpoint,
        draft: storableSurvey(draft),
        by: caller.actor,
      });
      if (!added)
        throw new Problem(409, 'key-taken', `There is a survey "${body.key}" already; choose another key.`);
    });
    note(id, { key: body.key });
    return viewOf(services, caller, id);
  },
  'surveys.read': async ({ services, caller, params }) => viewOf(services, caller, params.id),
  'surveys.save': async ({ services, caller, params, body, note }) => {
    await changeSurvey(services, caller, params.id, async (rows, survey) => {
      refuseStale(survey, body.basedOn);
      await updateSurvey(
        rows,
        params.id,
        {
          draft: storableSurvey(body.content),
          draft_revision: survey.draft_revision + 1,
          name: body.name,
          touchpoint: body.touchpoint,
          held_above: body.heldAbove,
        },
        { actor: caller.actor, at: new Date(services.now()) },
      );
      note(params.id, { revision: survey.draft_revision + 1 });
    });
    return viewOf(services, caller, params.id);
  },
  'surveys.publish': async (call) => {
    await publish(call);
    return viewOf(call.services, call.caller, call.params.id);
  },
  'surveys.state': async ({ services, caller, params, body, note }) => {
    await changeSurvey(services, caller, params.id, async (rows, survey) => {
      if (survey.version === null)
        throw new Problem(409, 'not-published', 'The survey was never published: publish it first.');
      await updateSurvey(
        rows,
        params.id,
        { state: body.state },
        { actor: caller.actor, at: new Date(services.now()) },
      );
    });
    note(params.id, { state: body.state });
    return viewOf(services, caller, params.id);
  },
  'surveys.remove': async ({ services, caller, params, note }) => {
    await changeSurvey(services, caller, params.id, async (rows, survey) => {
      if (await hasResponses(rows, params.id))
        throw new Problem(409, 'has-responses', 'People answered this survey: close it instead.');
      await deleteSurvey(rows, params.id);
      note(params.id, { key: survey.key });
    });
    return { done: true as const };
  },
  'surveys.versions': async ({ services, caller, params }) =>
    inSurvey(services, caller, params.id, async (rows) => ({
      items: (await listVersions(rows, params.id)).map(versionOf),
    })),
  'surveys.version': async ({ services, caller, params }) =>
    inSurvey(services, caller, params.id, async (rows) => {
      const [found] = await listVersions(rows, params.id, params.key);
      if (found === undefined) throw notFound('version');
      return { ...versionOf(found), content: found.content };
    }),
} satisfies Partial<Handlers>;

type Work<T> = (rows: Rows, survey: SurveyRow) => Promise<T>;

/** Runs `work` with a survey that the caller sees; throws Problem 404. */
export const inSurvey = <T>(services: Services, caller: Caller, id: string, work: Work<T>): Promise<T> =>
  withSurvey(services, caller, id, false, work);

/** The same, with the survey held against other changes until the work is done. */
export const changeSurvey = <T>(services: Services, caller: Caller, id: string, work: Work<T>): Promise<T> =>
  withSurvey(services, caller, id, true, work);

function withSurvey<T>(
  services: Services,
  caller: Caller,
  id: string,
  forChange: boolean,
  work: Work<T>,
): Promise<T> {
  return services.database.inWorkspace(caller.workspaceId, async (rows) => {
    const survey = await findSurvey(rows, id, forChange);
    if (survey === undefined) throw notFound('survey');
    if (caller.scope.units !== null && (await listSurveys(rows, caller.scope, id)).length === 0)
      throw notFound('survey');
    return work(rows, survey);
  });
}

async function publish({ services, caller, params, body, note }: Call<'surveys.publish'>): Promise<void> {
  const traits = await traitFields(services.facts, caller.workspaceId);
  await changeSurvey(services, caller, params.id, async (rows, survey) => {
    refuseStale(survey, body.basedOn);
    const content = survey.draft as Survey;
    const errors = checkSurvey(content, traits).filter(({ level }) => level === 'error');
    if (errors.length > 0)
      throw new Problem(409, 'survey-has-errors', 'The survey cannot be asked as it is.', {
        fields: errors.map(({ code, block, question, said }) => ({
          field: [block, question].filter((part) => part !== null).join('.'),
          message: said === '' ? code : `${code}: ${said}`,
        })),
      });
    const version = (survey.version ?? 0) + 1;
    const at = new Date(services.now());
    await insertVersion(rows, {
      workspace: caller.workspaceId,
      survey: params.id,
      version,
      content,
      at,
      by: caller.actor,
    });
    await updateSurvey(rows, params.id, { version, state: 'open' }, { actor: caller.actor, at });
    note(params.id, { version });
  });
}

function refuseStale(survey: SurveyRow, basedOn: number): void {
  if (survey.draft_revision !== basedOn)
    throw new Problem(
      409,
      'saved-in-between',
      `${survey.updated_by} saved this survey in between; load it anew, or keep yours as a copy.`,
    );
}

async function viewOf(services: Services, caller: Caller, id: string): Promise<SurveyView> {
  // What is known of customers comes from the whole company: whoever is bound to units sees nothing of it.
  const traits = caller.scope.units === null ? await traitFields(services.facts, caller.workspaceId) : [];
  return services.database.inWorkspace(caller.workspaceId, async (rows) => {
    const [counted] = await listSurveys(rows, caller.scope, id);
    const survey = await findSurvey(rows, id);
    if (counted === undefined || survey === undefined) throw notFound('survey');
    const draft = survey.draft as Survey;
    return {
      ...lineOf(counted),
      draft,
      revision: survey.draft_revision,
      findings: checkSurvey(draft, traits),
      traits: traits.map(({ key, type, name }) => ({ key, type, name })),
      heldAbove: survey.held_above,
    };
  });
}

async function copyOf(rows: Rows, id: string | undefined): Promise<Survey | null> {
  if (id === undefined) return null;
  const survey = await findSurvey(rows, id);
  if (survey === undefined) throw notFound('survey');
  return survey.draft as Survey;
}

const versionOf = ({
  version,
  at,
  by,
  responses,
}: {
  version: number;
  at: Date;
  by: string;
  responses: number;
}) => ({ version, at: at.toISOString(), by, responses });

/** What a new survey begins with: one block to put questions into, in the workspace's language. */
function emptySurvey(caller: Caller, name: string): Survey {
  const { locale } = caller.workspace;
  return {
    languages: [locale],
    title: { [locale]: name },
    intro: {},
    blocks: [
      {
        id: 'b1',
        title: {},
        show: null,
        shuffled: false,
        shuffleQuestions: false,
        pick: null,
        questions: [],
        jumps: [],
      },
    ],
    hidden: [],
    quotas: [],
    thanks: {},
    full: {},
    closed: {},
    back: true,
    progress: true,
  };
}

/** Characters that the state engine cannot hold are replaced, as at the intake's door. */
function storableSurvey(survey: Survey): Survey {
  const stored = storableJson(survey as unknown as Json);
  return isJsonObject(stored) ? (stored as unknown as Survey) : survey;
}
