/** Asks before typed words are lost by leaving the page. */
export function warnBeforeLeaving(form: HTMLFormElement): void {
  let isTyped = false;
  form.addEventListener('input', ({ target }) => {
    if (
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && target.type === 'text')
    )
      isTyped = true;
  });
  for (const end of ['submit', 'reset'])
    form.addEventListener(end, () => {
      isTyped = false;
    });
  addEventListener('beforeunload', (event) => {
    if (isTyped) event.preventDefault();
  });
}

/** A page that is pressed twice is sent once. */
export function sendOnce(form: HTMLFormElement): void {
  let isSent = false;
  form.addEventListener('submit', (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
    form.setAttribute('aria-busy', 'true');
    // What has not arrived by then was broken off, and may be sent again: the server keeps it once.
    setTimeout(again, AGAIN_MS);
  });
  const again = (): void => {
    isSent = false;
    form.removeAttribute('aria-busy');
  };
  // Whoever comes back to the page by the browser's button may send it again.
  addEventListener('pageshow', again);
}

const AGAIN_MS = 10_000;
