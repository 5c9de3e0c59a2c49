import type { Traits } from '@romashka/model/kernel';

/** Below this many characters a text is found in too many places that do not mean the person. */
const SHORTEST = 5;

const REACHABLE = /mail|phone|mobile|msisdn/i;

/** The texts by which a message can name a person without one of their ids: their values, addresses and numbers. */
export function namingTexts(
  values: readonly string[],
  contacts: readonly string[],
  members: readonly Traits[],
): string[] {
  const told = members.flatMap((traits) =>
    Object.entries(traits).flatMap(([name, trait]) => {
      const { value } = trait;
      const isReachable = REACHABLE.test(name) || (typeof value === 'string' && value.includes('@'));
      return isReachable && (typeof value === 'string' || typeof value === 'number') ? [String(value)] : [];
    }),
  );
  const texts = [...values, ...contacts, ...told].map((text) => text.trim().toLowerCase());
  return [...new Set(texts)].filter((text) => text.length >= SHORTEST);
}

const WORD = /[\p{L}\p{N}]/u;

/**
 * True when the body holds one of the texts as a whole word: `anna@x.com` is not named by
 * `joanna@x.com`. Letter case does not count; quotes are looked for as JSON writes them too.
 */
export function namesOneOf(body: string, texts: readonly string[]): boolean {
  const lower = body.toLowerCase();
  return texts.some((text) => [text, JSON.stringify(text).slice(1, -1)].some((form) => hasWord(lower, form)));
}

function hasWord(lower: string, text: string): boolean {
  for (let at = lower.indexOf(text); at >= 0; at = lower.indexOf(text, at + 1)) {
    const [before, after] = [lower.charAt(at - 1), lower.charAt(at + text.length)];
    if (!WORD.test(before) && !WORD.test(after)) return true;
  }
  return false;
}
