import { spawn } from 'node:child_process';
import { onEnd } from './on-end.mjs';

const STOP_MS = 3_000;

/**
 * Runs a program to its end. With `quiet` its output is kept and returned instead of shown.
 * A signal that ends this process ends the program first.
 * @returns {Promise<{ code: number, output: string }>} `code` is 128 + n after signal n, 127 when it cannot start
 */
export function runChild(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...options,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const stopListening = onEnd((signal) => {
      stopListening();
      child.once('close', () => process.exit(exitCodeOf(signal)));
      child.kill(signal);
      // npm swallows a signal at times.
      setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    });
    const settle = (result) => {
      stopListening();
      resolve(result);
    };
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.once('error', (error) => settle({ code: 127, output: error.message }));
    child.once('close', (code, signal) => settle({ code: code ?? exitCodeOf(signal), output }));
  });
}

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/** The exit code that a shell gives a process ended by a signal. */
export const exitCodeOf = (signal) => 128 + (NUMBERS[signal] ?? 0);
