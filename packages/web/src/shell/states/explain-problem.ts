import type { Problem } from '../../api/problem.ts';

/** Which of the texts about failures fits a problem. */
export type ProblemKind =
  | 'unreached'
  | 'refused'
  | 'bound'
  | 'gone'
  | 'busy'
  | 'invalid'
  | 'conflict'
  | 'notReady'
  | 'failed'
  | 'screen'
  | 'signedOut';

const BY_STATUS: Readonly<Record<number, ProblemKind>> = {
  [-1]: 'screen',
  0: 'unreached',
  400: 'invalid',
  401: 'signedOut',
  403: 'refused',
  404: 'gone',
  409: 'conflict',
  413: 'invalid',
  422: 'invalid',
  429: 'busy',
  502: 'notReady',
  503: 'notReady',
  504: 'notReady',
};

/** Sorts a problem by what the person can do about it. */
export function problemKind(problem: Pick<Problem, 'status' | 'code'>): ProblemKind {
  if (problem.code === 'bound-to-units') return 'bound';
  return BY_STATUS[problem.status] ?? (problem.status >= 500 ? 'failed' : 'conflict');
}

/** Kinds that our own words tell in full: the server's sentence, in English, would only repeat them. */
const TOLD_IN_FULL: ReadonlySet<ProblemKind> = new Set([
  'unreached',
  'refused',
  'bound',
  'gone',
  'busy',
  'notReady',
  'signedOut',
]);

/** True when a problem is understood only with what the server said about it. */
export const needsDetail = (kind: ProblemKind): boolean => !TOLD_IN_FULL.has(kind);
