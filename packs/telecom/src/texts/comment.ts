/** What a comment is about. */
export type Topic =
  | 'network'
  | 'price'
  | 'brand'
  | 'app'
  | 'tariff'
  | 'shop'
  | 'call'
  | 'chat'
  | 'order'
  | 'leaving'
  | 'new-terms'
  | 'asked';

export type Tone = 'good' | 'fair' | 'bad';

/**
 * Patterns of comments. `{name}` takes a word of the language's list of that name or a fact of the
 * customer; `{he|she}` takes the form that fits the writer.
 */
export type Patterns = Readonly<Record<Tone, readonly string[]>>;

export type Lexicon = {
  readonly topics: Readonly<Record<Topic, Patterns>>;
  /** Short sentences that may follow a comment. */
  readonly closers: Patterns;
  readonly words: Readonly<Record<string, readonly string[]>>;
};
