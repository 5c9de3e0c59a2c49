import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing that phones home or looks for hardware: a test browser talks to the server under test alone. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium or Chrome; CHROMIUM_PATH wins. Null when there is none, or CHROMIUM_MISSING says so. */
export function findChromium(): string | null {
  if (process.env['CHROMIUM_MISSING'] !== undefined) return null;
  const given = process.env['CHROMIUM_PATH'] ?? '';
  return [...(given === '' ? [] : [given]), ...PLACES].find(isProgram) ?? null;
}

/** Why tests that need a browser are left out where `findChromium` finds none. */
export const CHROMIUM_MISSING =
  process.env['CHROMIUM_MISSING'] ?? 'no Chromium found: install it, or name one in CHROMIUM_PATH';

/** Starts a headless browser with a fresh profile; throws where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(CHROMIUM_MISSING);
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}
