/** A survey such as its authors make there, with most of what they use. */
export const THEIRS = {
  title: { default: 'Shop visit', ru: 'Визит в магазин', de: 'Besuch' },
  description: 'Three minutes',
  completedHtml: '<h3>Thank you!</h3><p>See you &amp; yours</p>',
  showProgressBar: 'top',
  showPrevButton: false,
  logo: 'https://a.example/logo.png',
  navigateToUrl: 'https://a.example',
  calculatedValues: [{ name: 'source' }, { name: 'sum', expression: '{a} + {b}' }],
  triggers: [
    { type: 'complete', expression: "{Visited before} = 'never'" },
    { type: 'skip', expression: '{nps} >= 9', gotoName: 'last' },
    { type: 'setvalue', setToName: 'x', setValue: 1 },
  ],
  pages: [
    {
      name: 'first',
      title: 'First',
      elements: [
        {
          type: 'radiogroup',
          name: 'Visited before',
          title: 'Have you been here before?',
          isRequired: true,
          choices: [{ value: 'never', text: 'Never' }, { value: 'once', text: 'Once' }, 'often'],
          showOtherItem: true,
          otherText: 'Something else',
        },
        {
          type: 'rating',
          name: 'nps',
          title: 'Recommend?',
          rateMin: 0,
          rateMax: 10,
          minRateDescription: 'No',
        },
        { type: 'rating', name: 'stars', rateType: 'stars', rateCount: 5, scaleColorMode: 'colored' },
        { type: 'rating', name: 'odd', rateMin: -3, rateMax: 3 },
        {
          type: 'rating',
          name: 'grades',
          rateValues: [
            { value: 'a', text: 'Good' },
            { value: 'b', text: 'Bad' },
          ],
        },
        { type: 'boolean', name: 'card', title: 'A card?', labelTrue: 'I have one' },
      ],
    },
    {
      name: 'second',
      visibleIf: "{Visited before} <> 'never' and {source} notempty",
      elements: [
        {
          type: 'panel',
          name: 'panel',
          title: 'About the shop',
          visibleIf: '{nps} <= 6',
          elements: [
            { type: 'comment', name: 'why', title: 'Why {nps}?', visibleIf: '{card} = true', maxLength: 500 },
            {
              type: 'checkbox',
              name: 'what',
              choices: ['a', 'b'],
              showNoneItem: true,
              choicesOrder: 'random',
              maxSelectedChoices: 2,
            },
          ],
        },
        { type: 'html', name: 'note', html: '<p>Mind <b>this</b></p><script>alert(1)</script>' },
        {
          type: 'matrix',
          name: 'm',
          columns: [1, 2, 3],
          rows: [{ value: 'price', text: 'Price' }, 'staff'],
          isAllRowRequired: true,
        },
        { type: 'comment', name: 'm_why', visibleIf: '{m.price} = 1 and iif({nps} > 1, true, false)' },
        { type: 'text', name: 'staff_why', visibleIf: '{m.staff} < 3 or {m.staff} = 3' },
      ],
    },
    {
      name: 'third',
      elements: [
        {
          type: 'imagepicker',
          name: 'pic',
          choices: [{ value: 'cat', imageLink: 'https://a.example/cat.png' }, 'dog'],
        },
        {
          type: 'multipletext',
          name: 'contact',
          items: [{ name: 'name', isRequired: true }, { name: 'email' }],
        },
        {
          type: 'multipletext',
          name: 'sizes',
          items: [{ name: 'height', inputType: 'number', title: 'Height' }],
        },
        {
          type: 'ranking',
          name: 'rank',
          choices: ['x', 'y', 'z'],
          selectToRankEnabled: true,
          maxSelectedChoices: 2,
        },
        {
          type: 'text',
          name: 'when',
          inputType: 'datetime-local',
          validators: [{ type: 'expression', expression: '1 = 1' }],
        },
        { type: 'file', name: 'photo', acceptedTypes: 'image/*', allowMultiple: true },
        { type: 'signaturepad', name: 'sign' },
        { type: 'paneldynamic', name: 'children', templateElements: [{ type: 'text', name: 'n' }] },
        { type: 'text', name: 'secret', visible: false },
        { type: 'text', name: 'last', visibleIf: "{rank[0]} = 'x'" },
      ],
    },
  ],
};
