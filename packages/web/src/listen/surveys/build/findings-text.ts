import { defineMessages } from '../../../language/define-messages.ts';

/** What is wrong or doubtful in a survey: what it is, why it matters, how to mend it. A key is a code of the model. */
export const findingsText = defineMessages({
  en: {
    'no-questions': 'There is no question yet, so there is nothing to answer. Add at least one.',
    'too-many-questions':
      'The survey has more than {said} questions, which is the most it can hold. Take some out or make a second survey.',
    'same-id':
      'The key “{said}” is used twice, so the answers could not be told apart. Give one of the two another key.',
    'no-words':
      'Something here has no words yet, so nobody would know what is meant. Write the missing text or remove the empty option.',
    'not-translated':
      'A text is missing in one language ({said}), so some would see it in the other. Fill it in under “Translate” or take the language off the survey.',
    'no-options':
      'There is too little to choose from: at least {said} options are needed. Add the missing ones.',
    'same-option':
      'Two options have the key “{said}”, so their answers would be counted as one. Remove one of them.',
    'no-rows': 'The matrix has no rows, so nothing would be asked. Add what is to be judged.',
    'bad-limits':
      'The limits cannot be met ({said}), so nobody could answer. Correct the smallest, the largest or the step.',
    'no-fields': 'Nothing is asked for here. Tick at least one.',
    'unknown-field':
      'The field “{said}” does not exist, so a condition or a text that names it cannot work. Choose another field or remove it.',
    'bad-condition':
      'A condition is not finished or does not fit its field ({said}), so it could never be decided. Complete or remove it.',
    'asks-ahead':
      'A condition asks about “{said}”, which comes later: its answer is not known yet at this place. Move one of the questions or change the condition.',
    'asks-by-lot':
      'A condition asks about “{said}”, which is not asked of everyone or not in this order. Where it was not asked, the condition does not hold.',
    'jump-back':
      'A jump leads back to “{said}”: a survey could go round in circles. Jump only to a later block or to the end.',
    'jump-nowhere':
      'A jump leads to “{said}”, which is no longer there. Choose another goal or remove the jump.',
    'jump-among-shuffled':
      'A jump to “{said}” meets blocks that change places, so nobody could say what it skips. Fix the order of the blocks or remove the jump.',
    'never-reached':
      'Nobody gets to the block “{said}”, since a jump before it is always taken. Give the jump a condition or remove the block.',
    'pick-too-many':
      'More questions are to be drawn than the block has ({said}). Lower the number or add questions.',
    'leading-words':
      'The word “{said}” suggests an answer, and people tend to follow. Ask without judging: “How do you rate …?”',
    'coloured-scale':
      'Colours from red to green tell which answer is good and shift the scores. Better leave the scale without colour.',
    preselected:
      'An answer is chosen beforehand: some leave it there without having read. Better begin with nothing chosen.',
    'one-end-named':
      'Only one end of the scale has words, so the other can be read in different ways. Name both ends or none.',
    'two-questions':
      'This seems to ask two things at once; an answer would not tell which was meant. Make two questions of it.',
    'required-words':
      'An answer in own words is required: many leave at such a place or type anything. Better let it be skipped.',
    'many-questions':
      'Up to {said} questions are asked of one person. The longer a survey, the fewer finish it; up to 15 is a good measure. Rotation asks each person only some.',
    'options-not-shuffled':
      'In a long list what stands first is chosen more often. Let the options be mixed for each respondent.',
  },
  ru: {
    'no-questions': 'Вопросов пока нет, и отвечать не на что. Добавьте хотя бы один.',
    'too-many-questions':
      'Вопросов больше {said}, столько опрос не вмещает. Уберите лишние или сделайте второй опрос.',
    'same-id': 'Ключ «{said}» встречается дважды, и ответы не различить. Дайте одному из двух другой ключ.',
    'no-words':
      'Здесь чего-то не хватает: есть место без слов, и никто не поймёт, о чём речь. Напишите текст или уберите пустой вариант.',
    'not-translated':
      'Одного из текстов нет на одном из языков ({said}), часть людей увидит его на другом. Допишите на вкладке «Перевод» или уберите язык из опроса.',
    'no-options': 'Слишком мало вариантов: нужно не меньше {said}. Добавьте недостающие.',
    'same-option': 'У двух вариантов один ключ «{said}», и их ответы сложатся в один. Уберите один из них.',
    'no-rows': 'В таблице нет строк, и спрашивать не о чем. Добавьте то, что надо оценить.',
    'bad-limits':
      'Пределы невыполнимы ({said}), и ответить не сможет никто. Поправьте наименьшее, наибольшее или шаг.',
    'no-fields': 'Здесь ничего не спрашивается. Отметьте хотя бы одно.',
    'unknown-field':
      'Поля «{said}» нет, и условие или текст с ним не сработает. Выберите другое поле или уберите его.',
    'bad-condition':
      'Условие не закончено или не подходит к полю ({said}), и его нельзя проверить. Допишите его или уберите.',
    'asks-ahead':
      'Условие спрашивает о «{said}», а этот вопрос стоит позже: здесь ответа ещё нет. Переставьте вопрос или измените условие.',
    'asks-by-lot':
      'Условие спрашивает о «{said}», а этот вопрос задают не всем или в разном порядке. Кому его не задали, для тех условие не выполнено.',
    'jump-back':
      'Переход ведёт назад, к «{said}»: опрос мог бы ходить по кругу. Переходите только вперёд или в конец.',
    'jump-nowhere':
      'Переход ведёт к «{said}», а такого блока больше нет. Выберите другую цель или уберите переход.',
    'jump-among-shuffled':
      'Переход к «{said}» встречает блоки, которые меняются местами: неизвестно, что он пропустит. Закрепите порядок блоков или уберите переход.',
    'never-reached':
      'До блока «{said}» никто не дойдёт: переход перед ним срабатывает всегда. Поставьте переходу условие или уберите блок.',
    'pick-too-many':
      'Вопросов выбирается больше, чем есть в блоке ({said}). Уменьшите число или добавьте вопросы.',
    'leading-words':
      'Слово «{said}» подсказывает ответ, и люди часто соглашаются. Спросите без оценки: «Как вы оцениваете…?»',
    'coloured-scale':
      'Цвета от красного к зелёному говорят, какой ответ хорош, и сдвигают оценки. Лучше оставить шкалу без цвета.',
    preselected: 'Ответ выбран заранее: часть людей оставит его, не читая. Лучше начинать без выбранного.',
    'one-end-named':
      'Подписан только один конец шкалы, второй каждый прочтёт по-своему. Подпишите оба или ни одного.',
    'two-questions':
      'Похоже, здесь спрашивают о двух вещах сразу: по ответу не понять, о какой речь. Сделайте два вопроса.',
    'required-words':
      'Ответ своими словами обязателен: на таком месте многие уходят или пишут что попало. Лучше разрешить пропуск.',
    'many-questions':
      'Одному человеку зададут до {said} вопросов. Чем длиннее опрос, тем меньше его заканчивают; до 15 — хорошая мера. С ротацией каждому достанется только часть.',
    'options-not-shuffled':
      'В длинном списке чаще выбирают то, что стоит первым. Перемешайте варианты для каждого респондента.',
  },
});
