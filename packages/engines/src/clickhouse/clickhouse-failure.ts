/** A refusal in the words of ClickHouse: `Code: 60. DB::Exception: ... (UNKNOWN_TABLE)`. */
export interface ClickhouseFailure {
  readonly code: number;
  readonly message: string;
  readonly status: number;
}

/** Codes that ClickHouse answers with another status than 500. */
const statuses: ReadonlyMap<number, number> = new Map([
  ...withStatus(
    400,
    [6, 26, 27, 36, 38, 41, 42, 43, 53, 62, 69, 70, 115, 117, 130, 131, 168, 349, 386, 456, 457],
  ),
  ...withStatus(403, [164, 195, 497, 516]),
  ...withStatus(404, [8, 10, 16, 46, 47, 60, 81, 82]),
  ...withStatus(408, [159]),
  ...withStatus(413, [307]),
  ...withStatus(501, [48]),
]);

function withStatus(status: number, codes: readonly number[]): readonly (readonly [number, number])[] {
  return codes.map((code) => [code, status] as const);
}

const codePattern = /Code: (\d+)\./;

/** Words for a refusal of the door itself, in the form that ClickHouse's clients understand. */
export function failure(code: number, type: string, text: string): ClickhouseFailure {
  return {
    code,
    message: `Code: ${code}. DB::Exception: ${text}. (${type})`,
    status: statuses.get(code) ?? 500,
  };
}

/** Turns whatever the engine threw into a refusal; unknown causes keep their words under code 1002. */
export function asFailure(error: unknown): ClickhouseFailure {
  const text = error instanceof Error ? error.message : String(error);
  const start = text.indexOf('Code: ');
  const code = codePattern.exec(text)?.[1];
  if (start < 0 || code === undefined) {
    return failure(1002, 'UNKNOWN_EXCEPTION', text);
  }
  return { code: Number(code), message: text.slice(start), status: statuses.get(Number(code)) ?? 500 };
}
