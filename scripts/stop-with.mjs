/** A fault that the user can mend: shown as a sentence, without a stack. */
export class Refusal extends Error {
  name = 'Refusal';
}

/** Ends the process with a sentence for a Refusal, and with the stack for anything else. */
export function stopWith(error) {
  const text =
    error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
