import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findNode } from './find-node.mjs';
import { Refusal, stopWith } from './stop-with.mjs';

const HELP = `Kills the server, PostgreSQL and the facts engine at random moments under load, and compares what was
acknowledged with what both engines hold.

  npm run test:kill -- [--kills N] [--seed N]

  --kills N   how many kills (200)
  --seed N    chooses moments, targets and messages (the time)
`;

/** The product needs Node 24, which npm has brought along. */
function onNode24() {
  const node = findNode();
  if (node === process.execPath || Number.parseInt(process.versions.node, 10) >= 24) return;
  const { status } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 1);
}

function wholeNumber(name, text, fallback) {
  const value = text === undefined ? fallback : Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 4_294_967_295)
    throw new Refusal(`--${name} must be a whole number from 0`);
  return value;
}

async function main() {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  onNode24();
  const kills = wholeNumber('kills', values.kills, 200);
  const seed = wholeNumber('seed', values.seed, Date.now() % 4_294_967_296);
  process.stdout.write(`${kills} kills, seed ${seed}\n`);
  const { runKills } = await import('../tests/durability/run-kills.ts');
  const figures = await runKills({ kills, seed, say: (line) => process.stdout.write(`${line}\n`) });
  process.stdout.write(`\n${JSON.stringify(figures, null, 2)}\n`);
  const { lost, doubled, faults, acknowledged } = figures;
  process.stdout.write(`\n${kills} kills: ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled\n`);
  process.exit(lost + doubled + faults.length === 0 ? 0 : 1);
}

main().catch(stopWith);
