import { createInterface } from 'node:readline/promises';

/** Where a command speaks. */
export interface Terminal {
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
  /** Draws over the line drawn before; only where `isLive`. */
  readonly draw: (line: string) => void;
  /** A person watches: lines may move and questions be asked. */
  readonly isLive: boolean;
  readonly ask: (question: string) => Promise<string>;
}

const CLEAR_LINE = '\r\u001b[2K';

/** The terminal of this process. What moves goes to the error stream, so that the answer can be piped. */
export const processTerminal = (): Terminal => ({
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  draw: (line) => process.stderr.write(`${CLEAR_LINE}${line}`),
  isLive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  ask: async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  },
});
