export { type AnswerEffect, type AnswerState, countAnswer } from './answers/count-answer.ts';
export { readAnswer, SCALES } from './answers/read-answer.ts';
export { REFUSAL_CODES, type Refusal, type RefusalCode, refuse } from './refusal.ts';
export { type CheckedEvent, checkMessage, type MessageEnvelope, parseTime } from './segment/check-message.ts';
export { readIdentifier } from './segment/identifier.ts';
export { BATCH_BYTES, BATCH_EVENTS, EVENT_BYTES } from './segment/limits.ts';
export { serialiseEvent } from './segment/serialise-event.ts';
export { storable, storableJson, storableObject } from './segment/text.ts';
