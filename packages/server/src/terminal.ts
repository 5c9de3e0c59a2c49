import type { RunningServer } from './server.ts';

const BAR = 30;

/** Says where the product is and how to get in. Secrets are shown on the first start only; later the file is named. */
export function greet(running: RunningServer): void {
  const { credentials, url, isFirst, services } = running;
  const lines = ['', `  Romashka is ready:  ${url}`];
  if (credentials !== null && isFirst)
    lines.push(
      `  Sign in:            ${credentials.email}`,
      `  Password:           ${credentials.password}`,
      `  Write key:          ${credentials.writeKey}`,
    );
  lines.push(
    `  ${isFirst ? 'Kept in' : 'Sign-in and keys'}:  ${services.config.dataDir}/credentials.json`,
    '',
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

let lastPercent = -1;

/** Draws the load of the demo company: one moving line on a terminal, a line a tenth elsewhere. */
export function sayDemoProgress(loaded: number, total: number): void {
  const share = total === 0 ? 1 : Math.min(1, loaded / total);
  const percent = Math.floor(share * 100);
  if (percent === lastPercent) return;
  lastPercent = percent;
  const filled = Math.round(share * BAR);
  const bar = `${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}`;
  const text = `  Demo company  [${bar}] ${percent}%  ${loaded.toLocaleString('en')} of ${total.toLocaleString('en')} events`;
  if (process.stdout.isTTY) process.stdout.write(`\r${text}${percent === 100 ? '\n' : ''}`);
  else if (percent % 10 === 0) process.stdout.write(`${text}\n`);
}
