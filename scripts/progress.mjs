/** A line that shows that something goes on: seconds on a terminal, else one line at either end. */
export function showProgress(title) {
  const from = Date.now();
  const seconds = () => Math.round((Date.now() - from) / 1000);
  const moving = process.stdout.isTTY;
  process.stdout.write(`  ${title} ...${moving ? '' : '\n'}`);
  const timer = setInterval(() => {
    if (moving) process.stdout.write(`\r  ${title} ... ${seconds()} s`);
  }, 1_000);
  return {
    end: (fine) => {
      clearInterval(timer);
      const state = fine ? 'done' : 'failed';
      process.stdout.write(`${moving ? '\r' : ''}  ${title}: ${state} in ${seconds()} s\n`);
    },
  };
}
