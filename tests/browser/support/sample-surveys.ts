import type { SurveyView } from '@romashka/model/contract';
import { everyType, FULL_WALK } from '../../../packages/server/src/listen/answering/testing/every-type.ts';
import { makeSurvey, putPicture } from '../../../packages/server/src/listen/answering/testing/make-survey.ts';
import { visit } from '../../../packages/server/src/listen/answering/testing/visitor.ts';
import type { TestServer } from '../../../packages/server/src/testing/start-test-server.ts';

/** What can be wrong with a draft, each at its place. */
const FAULTY = {
  languages: ['ru', 'en'],
  title: { ru: 'Как прошёл визит?', en: 'How was your visit?' },
  blocks: [
    {
      id: 'main',
      questions: [
        { id: 'nps', type: 'nps', required: true, text: { ru: 'Порекомендуете нас?', en: 'Recommend us?' } },
        {
          id: 'why',
          type: 'text',
          long: true,
          required: true,
          text: { ru: 'Что было не так?' },
          show: {
            kind: 'any',
            of: [
              { kind: 'is', field: 'answer.nps', op: 'at-most', value: 6 },
              {
                kind: 'all',
                of: [
                  { kind: 'is', field: 'answer.place', op: 'one-of', value: ['sim'] },
                  { kind: 'is', field: 'hidden.order', op: 'known', value: null },
                ],
              },
            ],
          },
        },
      ],
    },
    {
      id: 'more',
      title: { ru: 'Подробности', en: 'Details' },
      shuffleQuestions: true,
      pick: 1,
      jumps: [{ when: { kind: 'is', field: 'answer.nps', op: 'at-least', value: 9 }, to: 'end' }],
      questions: [
        {
          id: 'place',
          type: 'single',
          text: { ru: 'Зачем вы приходили?', en: 'What did you come for?' },
          options: [{ id: 'sim', text: { ru: 'За сим-картой', en: 'For a SIM card' } }],
        },
      ],
    },
  ],
  hidden: [{ id: 'order', name: { ru: 'Номер заказа', en: 'Order number' } }],
  quotas: [
    {
      id: 'critics',
      name: 'Критики',
      limit: 200,
      when: { kind: 'is', field: 'answer.nps', op: 'at-most', value: 6 },
    },
  ],
};

/** An open survey of every type of question with links and answers, and a draft that cannot be published yet. */
export async function fillSampleSurveys(
  server: TestServer,
): Promise<{ readonly survey: string; readonly draft: string }> {
  const open = await makeSurvey(server, 'every-question', everyType(await putPicture(server)));
  const someone = visit(server.url, { 'accept-language': 'ru' });
  await someone.open(await open.link('open', { name: 'Чек', units: ['Салон на Лесной'], channel: 'qr' }));
  for (const page of FULL_WALK) await someone.send(page);
  const tester = visit(server.url, { 'accept-language': 'en' });
  await tester.open(await open.link('test'));
  for (const page of FULL_WALK.slice(0, 1)) await tester.send(page);
  const made = await server.call('POST', '/api/v1/surveys', {
    key: 'after-visit-draft',
    name: 'После визита',
    content: FAULTY,
  });
  if (made.status !== 200) throw new Error(`the draft was answered with ${made.status}`);
  return { survey: open.id, draft: (made.body as SurveyView).id };
}
