/** A kiosk goes back to its first page when nobody has touched it for the seconds that the page names. */
export function returnHome(page: HTMLElement, form: HTMLFormElement | null): void {
  const { home, idle } = page.dataset;
  if (home === undefined || idle === undefined) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leave = (): void => {
    // What was typed is of somebody who has gone.
    form?.reset();
    location.replace(home);
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(leave, Number(idle) * 1000);
  };
  for (const touch of ['pointerdown', 'keydown', 'input']) page.addEventListener(touch, wait);
  wait();
}
