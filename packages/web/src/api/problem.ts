/** RFC 9457 problem details, as the API refuses. `status` 0 means that the server was not reached. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** Seconds to wait before trying again, when the server said so. */
  readonly retryAfter: number | null;
}

/** A refused or failed call; `problem` says why. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function fieldErrors(value: unknown): Problem['errors'] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) =>
    entry !== null && typeof entry === 'object' && 'message' in entry
      ? [{ field: text('field' in entry ? entry.field : '', ''), message: text(entry.message, '') }]
      : [],
  );
}

/** Reads a refusal; an answer that is no problem document (a proxy's page, say) keeps its status. */
export function parseProblem(status: number, body: unknown, retryAfter: string | null = null): Problem {
  const fields: Readonly<Record<string, unknown>> =
    body !== null && typeof body === 'object' ? { ...body } : {};
  const seconds = Number(retryAfter);
  return {
    status,
    code: text(fields['code'], `http-${status}`).toLowerCase(),
    title: text(fields['title'], text(fields['message'], '')),
    detail: text(fields['detail'], ''),
    errors: fieldErrors(fields['errors']),
    retryAfter: retryAfter !== null && Number.isFinite(seconds) ? seconds : null,
  };
}

/** The call never reached the server, or its answer never came back. */
export const UNREACHED: Problem = {
  status: 0,
  code: 'unreached',
  title: '',
  detail: '',
  errors: [],
  retryAfter: null,
};

/** The problem inside whatever was thrown; a bug of the screen becomes `status: -1`. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { ...UNREACHED, status: -1, code: 'screen-failed', detail };
}
