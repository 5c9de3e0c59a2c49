import type { RouteId } from '../../api/route-types.ts';
import { LANGUAGES } from '../../language/languages.ts';
import { COMMANDS, type Command } from './commands.ts';
import { paletteText } from './palette-text.ts';

/** Shown before anything is typed. */
const FIRST: readonly Command['group'][] = ['go'];

function words(text: string): readonly string[] {
  return text
    .toLocaleLowerCase()
    .split(/[\s:,]+/)
    .filter((word) => word !== '');
}

/**
 * The commands that fit what was typed: every typed word begins some word of the command's name,
 * in either language, since the keyboard may be set to the other one.
 */
export function findCommands(sought: string, may: (id: RouteId) => boolean): readonly Command[] {
  const allowed = COMMANDS.filter((command) => command.needs === undefined || may(command.needs));
  const typed = words(sought);
  if (typed.length === 0) return allowed.filter((command) => FIRST.includes(command.group));
  return allowed.filter((command) =>
    LANGUAGES.some((language) => {
      const name = words(`${paletteText.messages[language][command.key]} ${command.also ?? ''}`);
      return typed.every((word) => name.some((part) => part.startsWith(word)));
    }),
  );
}
