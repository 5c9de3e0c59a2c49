/** Serves in a child process: tells its parent the port, and the CPU time used so far whenever it is asked. */
export function serveMeasured(listen: () => Promise<number>): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ kind: 'cpu', microseconds: user + system });
  });
  process.on('disconnect', () => process.exit(0));
  listen().then(
    (port) => process.send?.({ kind: 'port', port }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
