/** What a survey and its answers may hold at most. Stated while typing and refused beyond. */
export const LIMITS = {
  blocks: 100,
  questions: 300,
  options: 200,
  rows: 50,
  /** Characters of a question's or an option's text. */
  words: 2_000,
  /** Characters of a short and of a long text answer, and of "other". */
  short: 300,
  long: 10_000,
  other: 300,
  /** Bytes of one file and files of one answer. */
  fileBytes: 5_000_000,
  /** Bytes of one page as it is sent, without its files. */
  pageBytes: 100_000,
  hidden: 300,
} as const;
