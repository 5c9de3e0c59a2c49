import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { theme } from './theme.ts';

/**
 * Gives the page the theme's variables as a constructed style sheet. Mantine would write them
 * with `innerHTML` into a style tag, which Trusted Types forbid.
 */
export function applyTheme(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)), ':root'),
  );
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}
