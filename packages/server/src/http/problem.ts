/** A refusal that a caller can act on: it becomes RFC 9457 problem+json with this status and code. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly retryAfter: number | null;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: {
      readonly fields?: readonly { readonly field: string; readonly message: string }[];
      readonly retryAfter?: number;
    } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.fields = more.fields ?? [];
    this.retryAfter = more.retryAfter ?? null;
  }
}

export const notFound = (what: string): Problem =>
  new Problem(404, 'not-found', `There is no ${what} with this id here.`);

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In conflict with what is there',
  413: 'Too large',
  429: 'Too many requests',
  500: 'A fault of the server',
  503: 'Not ready',
};

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** The body of a problem, as RFC 9457 names its members. */
export const problemBody = (problem: Problem): ProblemBody => ({
  type: 'about:blank',
  title: TITLES[problem.status] ?? 'Refused',
  status: problem.status,
  code: problem.code,
  detail: problem.message,
  ...(problem.fields.length > 0 ? { errors: problem.fields } : {}),
});
