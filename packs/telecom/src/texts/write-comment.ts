import type { Language } from '../company/language.ts';
import { chance, pick } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import type { Tone, Topic } from './comment.ts';
import { LEXICONS } from './lexicons.ts';

export type Writer = {
  readonly language: Language;
  readonly sex: 'male' | 'female';
  /** Facts that patterns may name: `city`, `cityIn`, `tariff`. */
  readonly facts: Readonly<Record<string, string>>;
};

const CLOSER = 0.22;
const CARELESS = 0.18;
const LOUD = 0.06;
const SLOT = /\{([^{}|]*)(?:\|([^{}|]*))?\}/g;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Fills every slot of a pattern. Throws for a slot that neither the words nor the facts know. */
export const fillPattern = (random: Random, pattern: string, writer: Writer): string => {
  const { words } = LEXICONS[writer.language];
  return pattern.replace(SLOT, (_slot, first: string, second?: string) => {
    if (second !== undefined) return writer.sex === 'male' ? first : second;
    const fact = writer.facts[first];
    if (fact !== undefined) return fact;
    const choices = words[first];
    if (choices === undefined) throw new RangeError(`no words for the slot "${first}"`);
    return pick(random, choices);
  });
};

const dropCapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A comment on a topic in the writer's language: tidy, careless or loud, as people type. */
export const writeComment = (random: Random, writer: Writer, topic: Topic, tone: Tone): string => {
  const { topics, closers } = LEXICONS[writer.language];
  const body = capitalised(fillPattern(random, pick(random, topics[topic][tone]), writer));
  if (chance(random, CARELESS)) return dropCapital(body);
  if (tone !== 'fair' && chance(random, LOUD)) return `${body}!!!`;
  const ended = /[.!?]$/.test(body) ? body : `${body}.`;
  return chance(random, CLOSER)
    ? `${ended} ${fillPattern(random, pick(random, closers[tone]), writer)}`
    : ended;
};
