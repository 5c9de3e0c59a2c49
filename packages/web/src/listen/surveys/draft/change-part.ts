import type { Block, Question, Survey } from '@romashka/model/surveys';

export const blocksWith = (survey: Survey, blocks: Block[]): Survey => ({ ...survey, blocks });

/** Changes one block; its neighbours stay the same objects. */
export function changeBlock(survey: Survey, id: string, change: (block: Block) => Block): Survey {
  return blocksWith(
    survey,
    survey.blocks.map((block) => (block.id === id ? change(block) : block)),
  );
}

/** Changes one question wherever it stands; everything else stays the same objects. */
export function changeQuestion(survey: Survey, id: string, change: (question: Question) => Question): Survey {
  return blocksWith(
    survey,
    survey.blocks.map((block) =>
      block.questions.some((question) => question.id === id)
        ? {
            ...block,
            questions: block.questions.map((question) => (question.id === id ? change(question) : question)),
          }
        : block,
    ),
  );
}
