import type { SurveyView } from '@romashka/model/contract';

/** The forms in which surveys come and go; the first is our own. */
export const FORMATS = ['romashka', 'surveyjs', 'formbricks'] as const;
export type Format = (typeof FORMATS)[number];

/** The server takes no longer file, in bytes. */
export const LONGEST_FILE = 1_900_000;

export const FILE_FAULTS = ['empty', 'too-long', 'not-json', 'not-an-object'] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

type Json = Readonly<Record<string, unknown>>;
export type FileRead =
  | { readonly kind: 'read'; readonly json: Json; readonly format: Format | null }
  | { readonly kind: 'fault'; readonly fault: FileFault };

const recordOf = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
const isList = (value: unknown): boolean => Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const recordsOf = (value: unknown): readonly Json[] =>
  listOf(value).flatMap((one) => {
    const record = recordOf(one);
    return record === null ? [] : [record];
  });

/**
 * Whose file it is, told by what only that tool writes; null where nothing tells it. Formbricks and
 * SurveyJS both may list `questions`: those of Formbricks have a headline.
 */
export function formatOf(json: Json): Format | null {
  const languages = listOf(json['languages']);
  const isOurs = languages.length > 0 && languages.every((one) => typeof one === 'string');
  if (isOurs && isList(json['blocks'])) return 'romashka';
  const given = recordOf(json['data']) ?? json;
  const questions = recordsOf(given['questions']);
  const isFormbricks =
    recordsOf(given['blocks']).some(({ elements }) => isList(elements)) ||
    questions.some((question) => 'headline' in question) ||
    recordOf(given['welcomeCard']) !== null;
  if (isFormbricks) return 'formbricks';
  if (isList(json['pages']) || isList(json['elements']) || questions.length > 0) return 'surveyjs';
  return isList(json['blocks']) ? 'romashka' : null;
}

/** Reads the text of a file; `bytes` is its length. */
export function readSurveyText(text: string, bytes: number): FileRead {
  if (bytes > LONGEST_FILE) return { kind: 'fault', fault: 'too-long' };
  const bare = text.replace(/^\u{feff}/u, '').trim();
  if (bare === '') return { kind: 'fault', fault: 'empty' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(bare);
  } catch {
    return { kind: 'fault', fault: 'not-json' };
  }
  const json = recordOf(parsed);
  if (json === null) return { kind: 'fault', fault: 'not-an-object' };
  return { kind: 'read', json, format: formatOf(json) };
}

/** What a survey from a file may be called: by its title, else by the file. At most 200 characters. */
export function nameOf(
  content: Pick<SurveyView['draft'], 'title'>,
  file: string,
  language: 'ru' | 'en',
): string {
  const { ru = '', en = '' } = content.title;
  const title = language === 'ru' ? ru.trim() || en.trim() : en.trim() || ru.trim();
  return (title || file.replace(/\.json$/i, '').trim()).slice(0, 200);
}

interface Loss {
  readonly path: string;
  readonly what: string;
  readonly said: string;
}

/** The losses by what became of them, those of which there are most first; each kind in the order of the file. */
export function lossesByKind<Kind extends string>(
  losses: readonly (Loss & { readonly what: Kind })[],
): readonly (readonly [Kind, readonly Loss[]])[] {
  return [...Map.groupBy(losses, ({ what }) => what)].sort(([, a], [, b]) => b.length - a.length);
}
