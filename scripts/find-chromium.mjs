import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runChild } from './run-child.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** The browser and a font with Cyrillic letters: without one, screens are measured with empty boxes. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-dejavu-core'];

/** The path of an installed Chromium or Chrome (CHROMIUM_PATH wins); null when there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...(given ? [given] : []),
    ...onPath.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...(process.platform === 'darwin' ? APPLICATIONS : []),
  ];
  return candidates.find(isProgram) ?? null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds Chromium, or installs it where this is Debian and we may. `reason` says why there is none. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return { path: found, reason: null };
  const isRoot = process.getuid?.() === 0;
  const hasApt = isProgram('/usr/bin/apt-get');
  if (!isRoot || !hasApt) {
    const how = hasApt
      ? `run "sudo apt-get install ${DEBIAN_PACKAGES.join(' ')}"`
      : 'install Chromium or Chrome';
    return { path: null, reason: `no Chromium found: ${how}, or name one in CHROMIUM_PATH` };
  }
  process.stdout.write('  Installing Chromium from Debian ...\n');
  const failed =
    (await apt('update')) ?? (await apt('install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES));
  const path = failed === null ? findChromium() : null;
  return {
    path,
    reason: path === null ? `Chromium could not be installed: ${failed ?? 'it is not there'}` : null,
  };
}

/** Answers null, or the last line of what went wrong. */
async function apt(...args) {
  const { code, output } = await runChild('/usr/bin/apt-get', ['-q', ...args], {
    quiet: true,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return code === 0 ? null : (output.trim().split('\n').at(-1) ?? `apt-get ended with ${code}`);
}
