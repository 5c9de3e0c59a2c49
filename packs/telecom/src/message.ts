/** What a property or trait of the demo may hold. */
export type DemoValue = string | number | boolean;
export type DemoFields = Readonly<Record<string, DemoValue>>;

/** The systems of the made-up company that send messages. */
export type DemoSource = 'web' | 'app' | 'billing' | 'network' | 'call-centre' | 'shop' | 'messaging';

export type DemoContext = {
  readonly source: DemoSource;
  readonly library: { readonly name: DemoSource };
  readonly locale: string;
};

/** One message in the shape of the Segment specification, as its clients would have sent it. */
export type DemoMessage = {
  readonly type: 'track' | 'identify' | 'page' | 'screen';
  /** Unique; the same for the same options of the generator, another for others. */
  readonly messageId: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  /** For `track`: what happened, in Title Case. */
  readonly event?: string;
  /** For `page` and `screen`: what was shown. */
  readonly name?: string;
  readonly properties?: DemoFields;
  readonly traits?: DemoFields;
  readonly context: DemoContext;
};
