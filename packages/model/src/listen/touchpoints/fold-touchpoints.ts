import {
  type Collecting,
  REAL_TIME_MINUTES,
  SIGNAL_KINDS,
  type SignalKind,
  type Touchpoint,
} from './touchpoint.ts';

/** What a row of a file says of a touchpoint; null where it says nothing. */
export interface TouchpointRow {
  readonly key: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly purpose: string | null;
  readonly channel: string | null;
  readonly standard: string | null;
  /** The kinds that are to be collected; the others are not. */
  readonly kinds: readonly SignalKind[] | null;
}

export interface FoldedTouchpoints {
  /** The touchpoints that are not as they were, or new. */
  readonly touched: readonly Touchpoint[];
  readonly created: number;
  readonly changed: number;
}

const EXPECTED: Collecting = { expected: true, reason: '', events: [], within: REAL_TIME_MINUTES };

/** A touchpoint of which only the key is known: everything is expected there. */
const unknown = (key: string): Touchpoint => ({
  key,
  name: key,
  owner: '',
  purpose: '',
  channel: '',
  standard: '',
  target: null,
  metrics: [],
  collects: { solicited: EXPECTED, behaviour: EXPECTED, operation: EXPECTED, emotion: EXPECTED },
});

function said(touchpoint: Touchpoint, row: TouchpointRow): Touchpoint {
  const { collects } = touchpoint;
  const collecting = (kind: SignalKind): Collecting =>
    row.kinds === null ? collects[kind] : { ...collects[kind], expected: row.kinds.includes(kind) };
  return {
    ...touchpoint,
    name: row.name ?? touchpoint.name,
    owner: row.owner ?? touchpoint.owner,
    purpose: row.purpose ?? touchpoint.purpose,
    channel: row.channel ?? touchpoint.channel,
    standard: row.standard ?? touchpoint.standard,
    collects: {
      solicited: collecting('solicited'),
      behaviour: collecting('behaviour'),
      operation: collecting('operation'),
      emotion: collecting('emotion'),
    },
  };
}

const TEXTS = ['name', 'owner', 'purpose', 'channel', 'standard'] as const;
const isSame = (one: Touchpoint, other: Touchpoint): boolean =>
  TEXTS.every((text) => one[text] === other[text]) &&
  SIGNAL_KINDS.every((kind) => one.collects[kind].expected === other.collects[kind].expected);

/** Takes rows into a register: each changes what it says and nothing else, the later over the earlier. */
export function foldTouchpoints(
  register: readonly Touchpoint[],
  rows: readonly TouchpointRow[],
): FoldedTouchpoints {
  const before = new Map(register.map((touchpoint) => [touchpoint.key, touchpoint]));
  const after = new Map<string, Touchpoint>();
  for (const row of rows) {
    const known = after.get(row.key) ?? before.get(row.key) ?? unknown(row.key);
    after.set(row.key, said(known, row));
  }
  const touched = [...after.values()].filter((touchpoint) => {
    const was = before.get(touchpoint.key);
    return was === undefined || !isSame(was, touchpoint);
  });
  const created = touched.filter(({ key }) => !before.has(key)).length;
  return { touched, created, changed: touched.length - created };
}
