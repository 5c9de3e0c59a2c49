/** Says how many characters are left of a text's limit; the limit itself is kept by the server. */
export function countCharacters(form: HTMLFormElement): void {
  const say = (field: HTMLInputElement | HTMLTextAreaElement): void => {
    const line = form.querySelector<HTMLElement>(`#c-${CSS.escape(field.name)}`);
    const left = line?.dataset['left'];
    if (line === null || left === undefined) return;
    line.dataset['limit'] ??= line.textContent ?? '';
    const rest = Number(field.dataset['max']) - field.value.length;
    line.textContent =
      field.value === ''
        ? line.dataset['limit']
        : left.replace('#', rest.toLocaleString(document.documentElement.lang));
    line.classList.toggle('over', rest < 0);
  };
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-max]')) {
    field.addEventListener('input', () => say(field));
    say(field);
  }
}

/** An option that stands alone takes the others away, and they take it; words beside "other" choose it. */
export function keepAlone(form: HTMLFormElement): void {
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.dataset['other'] !== undefined && target.value !== '') chooseOther(target);
    if (target.type === 'checkbox' && target.checked) clearOthers(form, target);
  });
}

function chooseOther(words: HTMLInputElement): void {
  const box = words.closest('.other')?.querySelector<HTMLInputElement>('[value=other]');
  if (box instanceof HTMLInputElement && !box.checked) {
    box.checked = true;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function clearOthers(form: HTMLFormElement, chosen: HTMLInputElement): void {
  const isAlone = 'alone' in chosen.dataset;
  const question = chosen.closest('fieldset') ?? form;
  for (const box of question.querySelectorAll<HTMLInputElement>('[type=checkbox]'))
    if (box !== chosen && box.name === chosen.name && (isAlone || 'alone' in box.dataset))
      box.checked = false;
}

/** Adds up the points of a question as they are given. */
export function addUp(box: HTMLElement): void {
  const fields = [...box.querySelectorAll('input')];
  const output = box.querySelector('output');
  const shown = output?.querySelector('b');
  if (output === null || shown == null) return;
  const add = (): void => {
    const sum = fields.reduce((total, { value }) => total + (Number(value) || 0), 0);
    shown.textContent = `${sum.toLocaleString(document.documentElement.lang)} / ${Number(box.dataset['sum']).toLocaleString(document.documentElement.lang)}`;
    output.hidden = fields.every(({ value }) => value === '');
  };
  box.addEventListener('input', add);
  add();
}

/** A slider beside its field: neither says anything before one of them is touched. */
export function slide(box: HTMLElement): void {
  const range = box.querySelector<HTMLInputElement>('[type=range]');
  const field = box.querySelector<HTMLInputElement>('[type=number]');
  if (range === null || field === null) return;
  const follow = (): void => {
    box.classList.toggle('untouched', field.value === '');
    if (field.value !== '') range.value = field.value;
  };
  const give = (): void => {
    field.value = range.value;
    follow();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  range.hidden = false;
  range.addEventListener('input', give);
  // A press on where it stands already moves nothing, and is an answer all the same.
  range.addEventListener('click', give);
  field.addEventListener('input', follow);
  follow();
}

/** Leads whoever made a mistake to the list of what is wrong. */
export function pointOut(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('.faults')?.focus();
}
