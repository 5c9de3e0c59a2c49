import { type Block, checkSurvey, type Question, type Survey } from '@romashka/model/surveys';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeQuestion } from './change-part.ts';
import {
  addBlock,
  addQuestion,
  duplicateBlock,
  duplicateQuestion,
  moveBlock,
  moveQuestion,
  moveQuestionTo,
  questionIds,
  removeBlock,
  removeQuestion,
} from './edit-survey.ts';
import { freeId, slugOf } from './free-id.ts';
import { change, redo, startHistory, undo } from './history.ts';
import { addItem, type Item, linesOf, pasteItems, settledId } from './items.ts';
import { KEY_OF_TYPE, newQuestion, TYPE_GROUPS } from './new-question.ts';
import { renameItem, renameQuestion } from './rename.ts';
import { isMissing, textsOf, withText } from './texts.ts';

const empty: Survey = {
  languages: ['ru', 'en'],
  title: {},
  intro: {},
  blocks: [],
  hidden: [],
  quotas: [],
  thanks: {},
  full: {},
  closed: {},
  back: true,
  progress: true,
};
/** Two blocks: `nps`, `choice`, and then `comment`. */
function sample(): Survey {
  const twoBlocks = addBlock(addBlock(empty, 0), 1);
  const [first = '', second = ''] = twoBlocks.blocks.map(({ id }) => id);
  return [
    [first, newQuestion('nps', 'nps')] as const,
    [first, newQuestion('single', 'choice')] as const,
    [second, newQuestion('text', 'comment')] as const,
  ].reduce((survey, [block, question]) => addQuestion(survey, block, question), twoBlocks);
}
const layout = (survey: Survey) => survey.blocks.map(({ questions }) => questions.map(({ id }) => id));
const asked = (survey: Survey, id: string): Question | undefined =>
  survey.blocks.flatMap(({ questions }) => questions).find((question) => question.id === id);

describe('questions', () => {
  test('move within their block and over its edge, and stay where there is nowhere to go', () => {
    const survey = sample();
    expect(layout(moveQuestion(survey, 'nps', 1))).toEqual([['choice', 'nps'], ['comment']]);
    expect(layout(moveQuestion(survey, 'choice', 1))).toEqual([['nps'], ['choice', 'comment']]);
    expect(layout(moveQuestion(survey, 'comment', -1))).toEqual([['nps', 'choice', 'comment'], []]);
    expect(moveQuestion(survey, 'nps', -1)).toBe(survey);
    expect(layout(moveQuestionTo(survey, 'nps', 'block-2', 1))).toEqual([['choice'], ['comment', 'nps']]);
  });

  test('a copy stands after the question under a free key, also a copy of a copy', () => {
    const once = duplicateQuestion(sample(), 'nps');
    expect(once.id).toBe('nps-2');
    const twice = duplicateQuestion(once.survey, 'nps-2');
    expect(layout(twice.survey)).toEqual([['nps', 'nps-2', 'nps-3', 'choice'], ['comment']]);
  });

  test('no moves lose or double a question, whatever is done in whatever order', () => {
    type Done = { readonly survey: Survey; readonly more: number };
    const same = (survey: Survey): Done => ({ survey, more: 0 });
    const ACTS: readonly ((survey: Survey, id: string, block: Block, at: number) => Done)[] = [
      (survey, id) => same(moveQuestion(survey, id, -1)),
      (survey, id) => same(moveQuestion(survey, id, 1)),
      (survey, id) => ({ survey: duplicateQuestion(survey, id).survey, more: 1 }),
      (survey, _id, _block, at) => same(addBlock(survey, at % 3)),
      (survey, _id, block) => same(moveBlock(survey, block.id, -1)),
      (survey, _id, block) => ({ survey: duplicateBlock(survey, block.id), more: block.questions.length }),
    ];
    const step = fc.record({ act: fc.nat({ max: ACTS.length - 1 }), at: fc.nat({ max: 20 }) });
    const take = (survey: Survey, { act, at }: { act: number; at: number }): Done => {
      const ids = [...questionIds(survey)];
      const block = survey.blocks[at % survey.blocks.length];
      const doIt = ACTS[act];
      if (block === undefined || doIt === undefined) throw new Error('nothing to act on');
      return doIt(survey, ids[at % ids.length] ?? '', block, at);
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let done = same(sample());
        let count = 3;
        for (const one of steps) {
          done = take(done.survey, one);
          count += done.more;
        }
        expect(layout(done.survey).flat().length).toBe(count);
        expect(questionIds(done.survey).size).toBe(count);
      }),
      { numRuns: 60 },
    );
  });

  test('a change leaves the other questions the same objects', () => {
    const before = sample();
    const after = changeQuestion(before, 'nps', (question) => ({ ...question, required: false }));
    expect(asked(after, 'choice')).toBe(asked(before, 'choice'));
    expect(after.blocks[1]).toBe(before.blocks[1]);
    expect(asked(after, 'nps')?.required).toBe(false);
  });

  test('every type of the menu begins as something that the model knows', () => {
    const types = TYPE_GROUPS.flatMap((group) => group.types);
    expect(types.toSorted()).toEqual(Object.keys(KEY_OF_TYPE).toSorted());
    for (const type of types) {
      const survey = addQuestion(
        addBlock({ ...empty, languages: ['en'] }, 0),
        'block',
        newQuestion(type, 'q'),
      );
      expect(checkSurvey(survey).map(({ code }) => code)).not.toContain('bad-limits');
    }
    const scores = addQuestion(addBlock(empty, 0), 'block', newQuestion('nps', 'nps'));
    expect(checkSurvey(scores)).toEqual([]);
  });

  test('what is taken away is gone, alone or with its block', () => {
    expect(layout(removeQuestion(sample(), 'nps'))).toEqual([['choice'], ['comment']]);
    expect(layout(removeBlock(sample(), 'block'))).toEqual([['comment']]);
  });
});

describe('keys', () => {
  const asking = (): Survey => {
    const survey = changeQuestion(sample(), 'comment', (question) => ({
      ...question,
      text: { en: 'Why {{ answer.nps | that }} and {{answer.nps2}}?' },
      show: {
        kind: 'all',
        of: [
          { kind: 'is', field: 'answer.nps', op: 'below', value: 7 },
          { kind: 'not', of: { kind: 'is', field: 'answer.choice', op: 'one-of', value: ['option-1', 'x'] } },
        ],
      },
    }));
    return { ...survey, quotas: [{ id: 'q', name: '', limit: 1, when: { kind: 'any', of: [] } }] };
  };

  test('conditions and piped words follow a question to its new key', () => {
    const after = renameQuestion(asking(), 'nps', 'recommend');
    const comment = asked(after, 'comment');
    expect(comment?.text.en).toBe('Why {{ answer.recommend | that }} and {{answer.nps2}}?');
    expect(comment?.show).toMatchObject({ of: [{ field: 'answer.recommend' }, { kind: 'not' }] });
    expect(questionIds(after).has('nps')).toBe(false);
  });

  test('values of conditions follow an option to its new key', () => {
    const after = renameItem(asking(), { question: 'choice', kind: 'option' }, 'option-1', 'shop');
    expect(asked(after, 'choice')).toMatchObject({ options: [{ id: 'shop' }, { id: 'option-2' }] });
    expect(asked(after, 'comment')?.show).toMatchObject({ of: [{}, { of: { value: ['shop', 'x'] } }] });
  });

  test('a copied block asks about its own questions', () => {
    const one = moveQuestionTo(asking(), 'comment', 'block', 2);
    const copy = duplicateBlock(one, 'block').blocks[1];
    expect(copy?.questions.map(({ id }) => id)).toEqual(['nps-2', 'choice-2', 'comment-2']);
    expect(copy?.questions[2]?.show).toMatchObject({ of: [{ field: 'answer.nps-2' }, {}] });
  });

  test('a key is made of Cyrillic and of accents, and is always a key or nothing', () => {
    expect(slugOf('Что нам улучшить?')).toBe('chto-nam-uluchshit');
    expect(slugOf('Café №1, naïve')).toBe('cafe-1-naive');
    expect(slugOf('2026 год')).toBe('god');
    fc.assert(fc.property(fc.string(), (text) => /^$|^[a-z][a-z0-9_-]{0,59}$/.test(slugOf(text))));
    expect(freeId('a', new Set(['a', 'a-2']))).toBe('a-3');
  });
});

describe('options', () => {
  const make = (item: Item) => ({ ...item, exclusive: false });
  const place = { at: 0, language: 'ru', most: 200 } as const;

  test('pasted lines become options without their bullets; the empty one is filled', () => {
    const lines = linesOf('1. Москва\n\n • Тула \r\n- Москва\n');
    expect(lines).toEqual(['Москва', 'Тула', 'Москва']);
    const list = pasteItems([make({ id: 'option-1', text: {} })], place, lines, make);
    expect(list.map(({ id, text }) => [id, text.ru])).toEqual([
      ['moskva', 'Москва'],
      ['tula', 'Тула'],
      ['moskva-2', 'Москва'],
    ]);
    expect(pasteItems(list, { ...place, most: 4 }, ['a', 'b', 'c'], make)).toHaveLength(4);
  });

  test('a new one is empty under a free number, and its key settles by its words', () => {
    const list = addItem(addItem([], 'option', -1, make), 'option', 0, make);
    expect(list.map(({ id }) => id)).toEqual(['option-1', 'option-2']);
    const named = list.map((item) => ({ ...item, text: { ru: 'Другое', en: 'Other' } }));
    expect(settledId(named, 'option-1', 'ru')).toBe('drugoe');
    // `other` is the option with words of one's own.
    expect(settledId(named, 'option-1', 'en')).toBe('other-2');
    expect(settledId([{ id: 'mine', text: { en: 'x' } }], 'mine', 'en')).toBeNull();
  });
});

describe('history', () => {
  test('steps back and forward, and a new change forgets what was undone', () => {
    let history = startHistory('a');
    history = change(history, 'b', '', 0);
    history = change(history, 'c', '', 0);
    expect(undo(history).present).toBe('b');
    expect(undo(undo(undo(history))).present).toBe('a');
    expect(redo(undo(history)).present).toBe('c');
    expect(redo(change(undo(history), 'd', '', 0)).present).toBe('d');
  });

  test('typing in one field is one step, until a pause or another field', () => {
    let history = startHistory('');
    history = change(history, 'h', 'text', 0);
    history = change(history, 'hi', 'text', 500);
    history = change(history, 'hi!', 'text', 5_000);
    history = change(history, 'hi!?', 'other', 5_100);
    expect(history.past).toEqual(['', 'hi', 'hi!']);
    expect(change(history, history.present, 'other', 5_200)).toBe(history);
  });
});

describe('texts', () => {
  test('every text can be found and written by its place', () => {
    const survey = sample();
    for (const { path } of textsOf(survey)) {
      const written = withText(survey, path, 'en', `<${path}>`);
      expect(textsOf(written).filter(({ words }) => words.en === `<${path}>`)).toEqual([
        expect.objectContaining({ path }),
      ]);
      expect(textsOf(withText(written, path, 'en', '')).find((line) => line.path === path)?.words.en).toBe(
        undefined,
      );
    }
  });

  test('missing is what one language has and the other has not', () => {
    const survey = withText(sample(), 'thanks', 'ru', 'Спасибо');
    const missing = textsOf(survey).filter((line) => isMissing(line, 'en'));
    expect(missing.map(({ path }) => path)).toEqual(['thanks']);
  });
});
