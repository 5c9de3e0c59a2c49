import type { Json } from '@romashka/model/kernel';
import { isJsonObject } from '@romashka/model/kernel';
import { storableJson } from '@romashka/model/listen';
import {
  type Converted,
  type Exported,
  fromFormbricks,
  fromRomashka,
  fromSurveyJs,
  type Refused,
  toFormbricks,
  toSurveyJs,
} from '@romashka/model/survey-formats';
import { checkSurvey, type Survey } from '@romashka/model/surveys';
import type { Call, Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { findSurvey, listSurveys } from './surveys.store.ts';
import { traitFields } from './trait-fields.ts';

type Format = 'romashka' | 'surveyjs' | 'formbricks';

const READ: Readonly<Record<Format, (json: unknown) => Converted | Refused>> = {
  romashka: fromRomashka,
  surveyjs: fromSurveyJs,
  formbricks: fromFormbricks,
};
const WRITE: Readonly<Record<Format, (survey: Survey) => Exported>> = {
  romashka: (survey) => ({ json: storableJson(survey as unknown as Json) as Exported['json'], unknown: [] }),
  surveyjs: toSurveyJs,
  formbricks: toFormbricks,
};

export const surveyConvertHandlers = {
  'surveys.convert': async ({ services, caller, body, note }) => {
    const read = READ[body.format](body.content);
    if (read.kind === 'refused') throw refused(read);
    const traits = await traitFields(services.facts, caller.workspaceId);
    const content = storableJson(read.survey as unknown as Json);
    const survey = isJsonObject(content) ? (content as unknown as Survey) : read.survey;
    note('', { format: body.format, unknown: read.unknown.length });
    return { content: survey, unknown: [...read.unknown], findings: checkSurvey(survey, traits) };
  },
  'surveys.export': async (call) => {
    const { key, draft } = await draftOf(call);
    const { format } = call.query;
    const suffix = format === 'romashka' ? '' : `.${format}`;
    call.reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${key}${suffix}.json"`)
      .header('cache-control', 'no-store');
    return JSON.stringify(WRITE[format](draft).json, null, 2);
  },
  'surveys.exportLosses': async (call) => {
    const { draft } = await draftOf(call);
    return { unknown: [...WRITE[call.query.format](draft).unknown] };
  },
} satisfies Partial<Handlers>;

async function draftOf({
  services,
  caller,
  params,
}: Call<'surveys.export'> | Call<'surveys.exportLosses'>): Promise<{ key: string; draft: Survey }> {
  return services.database.inWorkspace(caller.workspaceId, async (rows) => {
    // Whoever is bound to units takes out only what they may open.
    const [seen] = await listSurveys(rows, caller.scope, params.id);
    const survey = seen === undefined ? undefined : await findSurvey(rows, params.id);
    if (survey === undefined) throw notFound('survey');
    return { key: survey.key, draft: survey.draft as Survey };
  });
}

/** The refusal of a file, each reason with a code of its own, so that every language can say it. */
function refused({ code, said }: Refused): Problem {
  const fields =
    code === 'not-this-format' && said !== '' ? [{ field: said, message: 'missing or of another form' }] : [];
  return new Problem(400, `survey-${code}`, WHY[code](said), { fields });
}

/** Why no survey can be seen in a file. */
const WHY: { readonly [Code in Refused['code']]: (said: string) => string } = {
  'not-an-object': () => 'A survey is an object; the file holds something else.',
  'too-deep': (said) => `The file nests deeper than ${said} levels.`,
  'too-large': (said) => `The file holds more than ${said} values.`,
  'no-questions': () => 'No question of the file has a counterpart here.',
  'not-this-format': (said) => `The file is not of this format: it lacks or misstates ${said}.`,
};
