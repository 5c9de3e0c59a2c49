const i18n = (text: string, more: Record<string, string> = {}) => ({ default: text, ...more });
const left = (type: string, value: string, meta?: object) => ({ type, value, ...(meta ? { meta } : {}) });
const fixed = (value: unknown) => ({ type: 'static', value });
const field = (show: boolean, required = false) => ({ show, required, placeholder: i18n('') });

/** A survey in blocks as the management API gives it, with most of what its authors use. */
export const THEIRS = {
  data: {
    id: 'clx0000000000000000000000',
    name: 'Магазин',
    type: 'link',
    status: 'inProgress',
    styling: { brandColor: { light: '#f00' } },
    triggers: [{ actionClass: { name: 'visit' } }],
    variables: [{ id: 'v1', name: 'points', type: 'number', value: 0 }],
    languages: [
      { default: true, enabled: true, language: { code: 'ru' } },
      { default: false, enabled: true, language: { code: 'en' } },
    ],
    welcomeCard: {
      enabled: true,
      headline: i18n('Здравствуйте', { en: 'Hello' }),
      html: i18n('<p>Три минуты</p>'),
    },
    hiddenFields: { enabled: true, fieldIds: ['store'] },
    endings: [
      { id: 'end1', type: 'endScreen', headline: i18n('Спасибо!') },
      { id: 'end2', type: 'redirectToUrl', url: 'https://a.example' },
    ],
    blocks: [
      {
        id: 'aaa',
        name: 'First',
        elements: [
          {
            id: 'nps',
            type: 'nps',
            headline: i18n('<p>Порекомендуете <strong>нас</strong>?</p>', {
              en: 'Recommend?',
              de: 'Empfehlen?',
            }),
            required: true,
          },
          {
            id: 'why',
            type: 'openText',
            headline: i18n('Почему #recall:nps/fallback:столько#?', { en: 'Why?' }),
            placeholder: i18n('Пишите'),
            required: false,
            longAnswer: true,
            charLimit: { enabled: true, max: 400 },
          },
        ],
        logic: [
          {
            id: 'l1',
            conditions: {
              id: 'g1',
              connector: 'and',
              conditions: [
                {
                  id: 'c1',
                  leftOperand: left('element', 'nps'),
                  operator: 'isGreaterThanOrEqual',
                  rightOperand: fixed(9),
                },
                { id: 'c2', leftOperand: left('hiddenField', 'store'), operator: 'isSet' },
              ],
            },
            actions: [
              { id: 'a1', objective: 'jumpToBlock', target: 'end1' },
              { id: 'a2', objective: 'calculate', variableId: 'v1', operator: 'add', value: fixed(1) },
            ],
          },
        ],
        logicFallback: 'bbb',
      },
      {
        id: 'bbb',
        name: 'Second',
        elements: [
          {
            id: 'what',
            type: 'multipleChoiceMulti',
            headline: i18n('Что?', { en: 'What?' }),
            required: false,
            choices: [
              { id: 'cc1', label: i18n('Цены', { en: 'Prices' }) },
              { id: 'cc2', label: i18n('Люди', { en: 'People' }) },
              { id: 'other', label: i18n('Другое', { en: 'Other' }) },
              { id: 'none', label: i18n('Ничего', { en: 'Nothing' }) },
            ],
            validation: {
              logic: 'and',
              rules: [
                { id: 'r1', type: 'minSelections', params: { min: 1 } },
                { id: 'r2', type: 'maxSelections', params: { max: 2 } },
              ],
            },
          },
          {
            id: 'grid',
            type: 'matrix',
            headline: i18n('Оцените', { en: 'Rate' }),
            required: false,
            rows: [i18n('Чистота', { en: 'Clean' }), i18n('Очередь', { en: 'Queue' })],
            columns: [i18n('Плохо', { en: 'Bad' }), i18n('Хорошо', { en: 'Good' })],
          },
        ],
        logic: [
          {
            id: 'l2',
            conditions: {
              id: 'g2',
              connector: 'or',
              conditions: [
                {
                  id: 'c3',
                  leftOperand: left('element', 'what'),
                  operator: 'includesOneOf',
                  rightOperand: fixed(['cc1', 'other']),
                },
                {
                  id: 'c4',
                  leftOperand: left('element', 'grid', { row: '0' }),
                  operator: 'equals',
                  rightOperand: fixed('1'),
                },
              ],
            },
            actions: [{ id: 'a3', objective: 'jumpToBlock', target: 'ccc' }],
          },
          {
            id: 'l3',
            conditions: {
              id: 'g3',
              connector: 'and',
              conditions: [
                { id: 'c5', leftOperand: left('variable', 'v1'), operator: 'equals', rightOperand: fixed(1) },
              ],
            },
            actions: [{ id: 'a4', objective: 'jumpToBlock', target: 'ccc' }],
          },
          {
            id: 'l4',
            conditions: {
              id: 'g4',
              connector: 'and',
              conditions: [{ id: 'c6', leftOperand: left('element', 'nps'), operator: 'isSkipped' }],
            },
            actions: [{ id: 'a5', objective: 'jumpToBlock', target: 'aaa' }],
          },
        ],
      },
      {
        id: 'ccc',
        name: 'Third',
        elements: [
          {
            id: 'agree',
            type: 'consent',
            headline: i18n('Согласие', { en: 'Consent' }),
            label: i18n('Согласен', { en: 'I agree' }),
            required: true,
          },
          {
            id: 'more',
            type: 'cta',
            headline: i18n('Узнать больше', { en: 'More' }),
            required: false,
            buttonExternal: true,
            buttonUrl: 'https://a.example',
          },
          {
            id: 'who',
            type: 'contactInfo',
            headline: i18n('Кто вы?', { en: 'Who?' }),
            required: false,
            firstName: field(true, true),
            lastName: field(true),
            email: field(true),
            phone: field(false),
            company: field(false),
          },
          { id: 'meet', type: 'cal', headline: i18n('Встреча'), required: false, calUserName: 'a' },
        ],
        logic: [
          {
            id: 'l5',
            conditions: {
              id: 'g5',
              connector: 'and',
              conditions: [{ id: 'c7', leftOperand: left('element', 'agree'), operator: 'isAccepted' }],
            },
            actions: [{ id: 'a6', objective: 'requireAnswer', target: 'who' }],
          },
        ],
      },
    ],
  },
};

/** A survey as older versions have it: single questions with logic of their own. */
export const OLDER = {
  name: 'Older',
  questions: [
    {
      id: 'rate',
      type: 'rating',
      headline: i18n('How was it?'),
      required: true,
      scale: 'star',
      range: 5,
      logic: [
        {
          id: 'l1',
          conditions: {
            id: 'g1',
            connector: 'and',
            conditions: [
              {
                id: 'c1',
                leftOperand: left('question', 'rate'),
                operator: 'isGreaterThanOrEqual',
                rightOperand: fixed(4),
              },
            ],
          },
          actions: [{ id: 'a1', objective: 'jumpToQuestion', target: 'thanks' }],
        },
      ],
    },
    { id: 'detail', type: 'openText', headline: i18n('What went wrong?'), required: false },
    { id: 'thanks', type: 'cta', headline: i18n('Thank you'), html: i18n('<p>See you</p>'), required: false },
  ],
  thankYouCard: { enabled: true, headline: i18n('Bye') },
};
