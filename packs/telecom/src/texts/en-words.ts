/** Words that fill the English patterns. */
export const EN_WORDS: Readonly<Record<string, readonly string[]>> = {
  place: [
    'at home',
    'at work',
    'on the train',
    'in the lift',
    'down by the water',
    'in the car park',
    'upstairs',
  ],
  when: ['in the evenings', 'at rush hour', 'at weekends', 'in the mornings', 'after lunch'],
  wait: ['ten minutes', 'a quarter of an hour', 'twenty minutes', 'half an hour', 'forty minutes'],
  times: ['twice', 'three times', 'four times', 'five times'],
  years: ['two years', 'three years', 'four years', 'over five years', 'seven years', 'nearly ten years'],
  days: ['two days', 'three days', 'four days', 'a week', 'ten days'],
  sum: ['a hundred', 'two hundred', 'three hundred', 'nearly five hundred'],
  she: ['Martha', 'Ellen', 'Priya', 'Sophie', 'Grace', 'Nadia'],
  he: ['Colin', 'Marcus', 'Owen', 'Theo', 'Samir', 'Patrick'],
};
