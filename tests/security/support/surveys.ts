import { randomUUID } from 'node:crypto';
import { ask, fresh, type Plot } from './objects.ts';
import { withSql } from './owner-sql.ts';

/** A survey of one question, every text of which carries the mark. */
export const surveyContent = ({ mark }: Plot) => ({
  languages: ['en'],
  title: { en: `${mark} survey` },
  blocks: [
    {
      id: 'b1',
      questions: [{ id: 'recommend', type: 'nps', text: { en: `${mark} would you recommend us?` } }],
    },
  ],
});

/** A draft; its id. */
export const newSurvey = async (plot: Plot): Promise<string> =>
  (
    await ask<{ id: string }>(plot, 'POST', '/api/v1/surveys', {
      key: fresh(plot, 'survey').toLowerCase(),
      name: plot.mark,
      content: surveyContent(plot),
    })
  ).id;

/** A published survey; its id. */
export async function newOpenSurvey(plot: Plot): Promise<string> {
  const id = await newSurvey(plot);
  await ask(plot, 'POST', `/api/v1/surveys/${id}/publish`, { basedOn: 1 });
  return id;
}

export async function newSurveyLink(plot: Plot): Promise<string> {
  const { items } = await ask<{ items: { id: string }[] }>(
    plot,
    'POST',
    `/api/v1/surveys/${await newOpenSurvey(plot)}/links`,
    { kind: 'open', name: plot.mark, units: [`${plot.mark}-unit`] },
  );
  const [link] = items;
  if (link === undefined) throw new Error('no link was made');
  return link.id;
}

/** A survey with a response that waits for a review, and a file that came with it. */
export async function newAnsweredSurvey(plot: Plot): Promise<{ survey: string; file: string }> {
  const survey = await newOpenSurvey(plot);
  const [response, file] = [randomUUID(), randomUUID()];
  const workspaceId = await workspaceOf(plot, survey);
  await withSql(plot.server, 'app', workspaceId, async (client) => {
    await client.query(
      `insert into survey_response (workspace, id, survey, version, digest, identity, identity_kind, identity_value, language,
         held, unit, answers, started_at, last_at)
       values ($1, $2, $3, 1, $4, $2, 'anonymous', $5, 'en', true, $6, $7, now(), now())`,
      [
        workspaceId,
        response,
        survey,
        `${plot.mark}${response}`,
        `${plot.mark}-who`,
        `${plot.mark}-unit`,
        '{"recommend":9}',
      ],
    );
    await client.query(
      `insert into survey_file (workspace, id, survey, response, identity, name, type, content)
       values ($1, $2, $3, $4, $4, $5, 'text/plain', $6)`,
      [workspaceId, file, survey, response, `${plot.mark}.txt`, Buffer.from(plot.mark)],
    );
  });
  return { survey, file };
}

/** The number of the workspace that a survey of the plot is in. */
async function workspaceOf(plot: Plot, survey: string): Promise<number> {
  for (let workspace = 1; workspace < 50; workspace += 1) {
    const found = await withSql(plot.server, 'app', workspace, (client) =>
      client.query('select 1 from survey where id = $1', [survey]),
    );
    if (found.rowCount === 1) return workspace;
  }
  throw new Error('the survey is in no workspace');
}
