import { optionsInOrder } from '@romashka/model/surveys';
import { type Asked, described, givenIn, idWhere, namedBy, wrong } from './asked-question.ts';
import { flag, type Html, html } from './html.ts';

/** A row is a group of its own; on a phone its columns stand under it with their words. */
export function matrix(asked: Asked<'matrix'>): Html {
  const { question, seed, words } = asked;
  const columns = question.columns.map(({ id, text }) => ({ id, said: words(text) }));
  const ordered = optionsInOrder({ ...question, options: question.rows }, seed);
  const rows = ordered.map((row, at) => {
    const name = `${question.id}.${row.id}`;
    const given = givenIn(asked, row.id);
    const cells = columns.map(
      ({ id, said }, place) =>
        html`<label class="opt"><input type="radio" name="${name}" value="${id}"${idWhere(at === 0 && place === 0, question)}${flag('checked', given === id)}><span>${said}</span></label>`,
    );
    return html`<div class="row" role="radiogroup" aria-labelledby="r-${name}"${described(asked.describedBy)}${asked.isWrong && given === '' && html` aria-invalid="true"`}><p id="r-${name}">${words(row.text)}</p><div class="cells">${cells}</div></div>`;
  });
  const heads = columns.map(({ said }) => html`<span>${said}</span>`);
  return html`<div class="matrix"><div class="heads" aria-hidden="true">${heads}</div>${rows}</div>`;
}

/** Places as numbers in lists; the script turns them into buttons. */
export function ranking(asked: Asked<'ranking'>): Html {
  const { question, seed, words, text } = asked;
  const all = question.options.length;
  const top = Math.min(question.top ?? all, all);
  const placeOf = (id: string): number => Number(givenIn(asked, id)) || all + 1;
  const ordered = [...optionsInOrder(question, seed)].sort((a, b) => placeOf(a.id) - placeOf(b.id));
  const items = ordered.map(({ id, text: option }, at) => {
    const said = words(option);
    const places = Array.from(
      { length: top },
      (_, place) =>
        html`<option value="${place + 1}"${flag('selected', placeOf(id) === place + 1)}>${place + 1}</option>`,
    );
    return html`<li data-up="${text.up(said)}" data-down="${text.down(said)}"><select name="${question.id}.${id}" aria-label="${text.place(said)}"${idWhere(at === 0, question)}${described(asked.describedBy)}${wrong(asked)}><option value="">–</option>${places}</select><span>${said}</span></li>`;
  });
  return html`<p class="how">${text.rank(top, all)}</p><ol class="rank" data-top="${top}" data-keep="${text.keepOrder}">${items}</ol>`;
}

export function sum(asked: Asked<'sum'>): Html {
  const { question, words, text, language } = asked;
  const unit = words(question.unit);
  const total = `${question.total.toLocaleString(language)}${unit === '' ? '' : ` ${unit}`}`;
  const items = question.options.map(
    ({ id, text: option }, at) =>
      html`<label><span>${words(option)}</span><input type="text" inputmode="numeric" name="${question.id}.${id}" value="${givenIn(asked, id)}"${idWhere(at === 0, question)}${described(asked.describedBy)}${wrong(asked)} autocomplete="off"></label>`,
  );
  return html`<div class="sum" data-sum="${question.total}" role="group"${namedBy(asked)}>${items}<p class="total">${text.sum(total)}<output hidden>${text.sumNow}: <b></b></output></p></div>`;
}
