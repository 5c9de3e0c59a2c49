/** Lets a limited number of pieces of work run at once; the others wait in order. */
export interface Gate {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}

export function createGate(limit: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) {
      running -= 1;
    } else {
      next();
    }
  }

  return {
    run: async (work) => {
      if (running < limit) {
        running += 1;
      } else {
        await new Promise<void>((enter) => waiting.push(enter));
      }
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
