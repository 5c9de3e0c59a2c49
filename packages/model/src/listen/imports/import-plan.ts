import type { QuestionType } from '../../kernel/answer.ts';
import type { LawfulBasis } from '../../kernel/profile.ts';
import type { ImportKind } from './import-map.ts';
import type { CellReading } from './read-cell.ts';
import type { TimeFormat } from './time-rule.ts';

/** A column of the file and its place in a row. */
export interface Column {
  readonly name: string;
  readonly index: number;
}

/** A cell that becomes a trait or a property. */
export interface ValueColumn {
  readonly column: Column;
  readonly target: string;
  readonly reading: CellReading;
}

/** How a row's time is found; `fixed` in ms since 1970. */
export type TimeSource =
  | { readonly kind: 'column'; readonly column: Column; readonly format: TimeFormat }
  | { readonly kind: 'fixed'; readonly at: number }
  | { readonly kind: 'none' };

/** A column whose values mean events. */
export interface StatusColumn {
  readonly column: Column;
  readonly events: ReadonlyMap<string, string>;
  readonly time: TimeSource;
}

/** A column whose cells are answers to one question. */
export interface AnswerColumn {
  readonly column: Column;
  readonly questionType: QuestionType;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly reading: CellReading;
  readonly time: TimeSource;
}

/** How the rows of one file become messages: a map brought together with the file's columns. */
export interface ImportPlan {
  readonly kind: ImportKind;
  readonly source: string;
  readonly zone: string;
  readonly columns: readonly string[];
  readonly userId: Column | null;
  readonly anonymousId: Column | null;
  readonly messageId: Column | null;
  readonly event: Column | null;
  readonly time: TimeSource;
  readonly traits: readonly ValueColumn[];
  readonly eventProperties: readonly ValueColumn[];
  readonly answerProperties: readonly ValueColumn[];
  readonly statuses: readonly StatusColumn[];
  readonly answers: readonly AnswerColumn[];
  readonly basis: LawfulBasis | null;
  readonly confidence: number | null;
}
