import type { AnswerView, EventView, LiveItem } from '@romashka/model/contract';

/** The event that carries an answer; answers are listed apart, so it would stand twice. */
const ANSWER_EVENT = 'Survey Answered';

function fromAnswer(answer: AnswerView): LiveItem {
  const { id, time, touchpoint, unit, channel, question, questionType, value, text } = answer;
  return {
    kind: 'answer',
    id,
    time,
    type: 'track',
    name: ANSWER_EVENT,
    customer: answer.customer ?? '',
    customerName: '',
    touchpoint,
    unit,
    channel,
    // The list of answers does not say who sent them.
    source: '',
    questionType,
    question,
    value,
    text,
  };
}

function fromEvent(event: EventView): LiveItem {
  const { id, time, type, name, touchpoint, unit, channel, source } = event;
  return {
    kind: 'event',
    id,
    time,
    type,
    name,
    customer: event.customer ?? '',
    customerName: event.identity?.value ?? '',
    touchpoint,
    unit,
    channel,
    source,
  };
}

/** The latest events and answers as the live stream would have told them. */
export function liveItemsFromLists(
  events: readonly EventView[],
  answers: readonly AnswerView[],
): readonly LiveItem[] {
  return [
    ...answers.map(fromAnswer),
    ...events.filter((event) => event.name !== ANSWER_EVENT).map(fromEvent),
  ];
}
