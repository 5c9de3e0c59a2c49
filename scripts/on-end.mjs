const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_MS = 500;
const parent = process.ppid;

/**
 * Calls `listener` with a signal when this process is asked to end. npm runs scripts under a shell
 * that may end without passing the signal on: that its parent is gone is taken as SIGTERM.
 * @returns a function that stops listening
 */
export function onEnd(listener) {
  const underNpm = process.env.npm_lifecycle_event !== undefined;
  const timer = setInterval(() => {
    if (underNpm && process.ppid !== parent) listener('SIGTERM');
  }, PARENT_MS);
  timer.unref();
  for (const signal of SIGNALS) process.on(signal, listener);
  return () => {
    clearInterval(timer);
    for (const signal of SIGNALS) process.off(signal, listener);
  };
}
