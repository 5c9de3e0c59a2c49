import { seesUnit } from '@romashka/model/govern';
import type { FastifyReply } from 'fastify';
import type { Handlers } from '../../http/call.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { newId } from '../../ids.ts';
import { readUpload } from '../imports/small-upload.ts';
import { imageType } from './image-type.ts';
import { uuidOf } from './links.routes.ts';
import { countHeld, discardHeld, findFile, listResponses, responseOf } from './responses.store.ts';
import { changeSurvey, inSurvey } from './surveys.routes.ts';

export const responseHandlers = {
  'responses.list': async ({ services, caller, params, query }) => {
    const [at, id] = readCursor(query.cursor, ['number', 'string']) ?? [];
    const found = await inSurvey(services, caller, params.id, (rows) =>
      listResponses(rows, params.id, caller.scope, {
        state: query.state ?? null,
        held: query.held === undefined ? null : query.held === 'true',
        test: query.test === 'true',
        before: at === undefined || id === undefined ? null : { at: Number(at), id: uuidOf(id) },
        limit: query.limit + 1,
      }),
    );
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    const more = found.length > query.limit && last !== undefined;
    return {
      items: items.map(responseOf),
      next: more ? writeCursor([last.started_at.getTime(), last.id]) : null,
    };
  },
  'responses.review': async ({ services, caller, params, body, note }) => {
    const only = body.responses ?? null;
    const answer = await changeSurvey(services, caller, params.id, async (rows) =>
      body.decision === 'count'
        ? { counted: await countHeld(rows, params.id, only), discarded: 0 }
        : { counted: 0, discarded: await discardHeld(rows, params.id, only) },
    );
    note(params.id, answer);
    return answer;
  },
  'responses.file': async ({ services, caller, params, reply }) => {
    const file = await services.database.inWorkspace(caller.workspaceId, (rows) => findFile(rows, params.id));
    if (file === undefined || !seesUnit(caller.scope, file.unit)) throw notFound('file');
    return sendFile(reply, file);
  },
  'surveyImages.upload': async ({ services, caller, params, query, request, reply, note }) => {
    const content = await readUpload(request, reply, readAll);
    const type = imageType(content);
    if (type === null)
      throw new Problem(
        400,
        'not-a-picture',
        'The file is no PNG, JPEG, WebP or GIF; other kinds, as SVG, are not taken since they can hold scripts.',
      );
    const id = newId();
    await changeSurvey(services, caller, params.id, (rows) =>
      rows
        .insertInto('survey_file')
        .values({
          workspace: caller.workspaceId,
          id,
          survey: params.id,
          response: null,
          identity: null,
          public: true,
          name: query.name,
          type,
          content,
        })
        .execute(),
    );
    note(params.id, { image: id, bytes: content.length });
    return { id, url: `${services.publicUrl}/s/image/${id}` };
  },
} satisfies Partial<Handlers>;

const MOST_BYTES = 5_000_000;

async function readAll(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Problem(413, 'too-large', `A picture may have ${MOST_BYTES / 1e6} MB.`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** Hands a file of a respondent on as a download that no browser shows or runs. */
function sendFile(
  reply: FastifyReply,
  { name, type, content }: { readonly name: string; readonly type: string; readonly content: Buffer },
): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name || 'file')}`)
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
    .type(type)
    .send(content);
}
