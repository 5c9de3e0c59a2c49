import './answering.css';
import './questions.css';
import { returnHome } from './kiosk.ts';
import { putInOrder } from './ranking.ts';
import { followAnswers } from './show-questions.ts';
import { addUp, countCharacters, keepAlone, pointOut, slide } from './small-help.ts';
import { sendOnce, warnBeforeLeaving } from './unsaved.ts';

const form = document.querySelector('form');
if (form !== null) {
  for (const list of form.querySelectorAll<HTMLElement>('.rank')) putInOrder(list);
  for (const box of form.querySelectorAll<HTMLElement>('.slider')) slide(box);
  for (const box of form.querySelectorAll<HTMLElement>('[data-sum]')) addUp(box);
  countCharacters(form);
  keepAlone(form);
  followAnswers(form);
  warnBeforeLeaving(form);
  sendOnce(form);
  pointOut(form);
}
returnHome(document.body, form);
