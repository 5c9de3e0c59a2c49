export type ScoreGroup = 'detractor' | 'passive' | 'promoter';

export interface Petal {
  readonly score: number;
  readonly n: number;
  /** 0..1 of all answers. */
  readonly share: number;
  readonly group: ScoreGroup;
  /** SVG path data; empty where nobody gave this score. */
  readonly path: string;
  /** The petal that the most frequent score has, drawn faintly so that the flower keeps its form. */
  readonly whole: string;
  /** Where the score's figure stands, beyond the longest petal. */
  readonly label: { readonly x: number; readonly y: number };
}

export interface DaisySize {
  /** Side of the square that the flower stands in. */
  readonly side: number;
  /** Radius at which petals begin. */
  readonly inner: number;
  /** Radius that the petal of the most frequent score reaches. */
  readonly outer: number;
}

const PETALS = 11;
const STEP = (2 * Math.PI) / PETALS;
const LABEL_GAP = 13;

/** Promoters give 9 or 10, detractors 0 to 6 (Reichheld, 2003). */
export function scoreGroup(score: number): ScoreGroup {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}

/** The direction of a score in radians, 0 to the right, growing clockwise: 0 begins at the bottom left, 5 is up. */
export const petalAngle = (score: number): number => Math.PI / 2 + (score + 0.5) * STEP;

const round = (value: number): number => Math.round(value * 100) / 100;

/** How much of the room between its neighbours a whole petal takes. */
const FULLNESS = 0.94;

/** A petal `part` (0..1) of the longest one, at the same place and of the same form. */
function petalPath(size: DaisySize, angle: number, part: number): string {
  const { inner, outer, side } = size;
  const length = part * (outer - inner);
  const tip = inner + length;
  const base = inner * Math.tan(STEP / 2) * 0.55;
  const widest = (inner + 0.72 * (outer - inner)) * Math.tan(STEP / 2) * FULLNESS;
  // A short petal is also slimmer, but less so than it is short.
  const half = Math.max(base, Math.min(base + 0.5 * length, widest * part ** 0.6));
  const at = (along: number, across: number): string => {
    const x = side / 2 + along * Math.cos(angle) - across * Math.sin(angle);
    const y = side / 2 + along * Math.sin(angle) + across * Math.cos(angle);
    return `${round(x)} ${round(y)}`;
  };
  const shoulder = inner + 0.5 * length;
  return [
    `M${at(inner, -base)}`,
    `C${at(shoulder, -half)} ${at(tip, -half * 1.25)} ${at(tip, 0)}`,
    `C${at(tip, half * 1.25)} ${at(shoulder, half)} ${at(inner, base)}`,
    'Z',
  ].join('');
}

/**
 * Eleven petals for the counts of the scores 0..10. A petal's length is proportional to the share
 * of answers, the most frequent score reaching `outer`. Missing counts are zero.
 */
export function daisyPetals(counts: readonly number[], size: DaisySize): readonly Petal[] {
  const scores = Array.from({ length: PETALS }, (_, score) => counts[score] ?? 0);
  const total = scores.reduce((sum, n) => sum + n, 0);
  const most = Math.max(...scores);
  const centre = size.side / 2;
  return scores.map((n, score) => {
    const angle = petalAngle(score);
    const reach = size.outer + LABEL_GAP;
    return {
      score,
      n,
      share: total === 0 ? 0 : n / total,
      group: scoreGroup(score),
      path: n === 0 ? '' : petalPath(size, angle, n / most),
      whole: petalPath(size, angle, 1),
      label: { x: round(centre + reach * Math.cos(angle)), y: round(centre + reach * Math.sin(angle)) },
    };
  });
}
