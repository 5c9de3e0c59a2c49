/**
 * Turns the lists of places into buttons that move an option up or down. As long as nothing was moved
 * and the order was not said to be right, there is no answer.
 */
export function putInOrder(list: HTMLElement): void {
  const top = Number(list.dataset['top']);
  const items = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > li')];
  const isGiven = (): boolean => items().some((item) => placeOf(item)?.value !== '');
  const number = (): void => {
    items().forEach((item, at) => {
      const place = placeOf(item);
      if (place !== null) place.value = at < top ? String(at + 1) : '';
    });
    list.classList.add('given');
    list.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const move = (item: HTMLElement, by: -1 | 1): void => {
    const all = items();
    const other = all[all.indexOf(item) + by];
    if (other !== undefined) (by < 0 ? other : item).before(by < 0 ? item : other);
    number();
  };
  for (const item of items()) {
    const up = button('↑', item.dataset['up'] ?? '', () => move(item, -1));
    const down = button('↓', item.dataset['down'] ?? '', () => move(item, 1));
    item.append(up, down);
    const place = placeOf(item);
    if (place !== null) place.hidden = true;
  }
  const [first] = items();
  const id = first === undefined ? '' : (placeOf(first)?.id ?? '');
  const keep = button(list.dataset['keep'] ?? '', '', number);
  keep.className = 'keep';
  // Where a fault leads to has to be something that can be reached.
  if (id !== '') {
    placeOf(first as HTMLElement)?.removeAttribute('id');
    keep.id = id;
  }
  list.after(keep);
  list.classList.add('moved');
  list.classList.toggle('given', isGiven());
}

const placeOf = (item: HTMLElement): HTMLSelectElement | null => item.querySelector('select');

function button(text: string, label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (label !== '') made.setAttribute('aria-label', label);
  made.addEventListener('click', () => {
    press();
    // Moving an element takes the focus away from what is in it.
    made.focus();
  });
  return made;
}
