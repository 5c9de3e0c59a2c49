import {
  type CSSVariablesResolver,
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { theme } from './theme.ts';

/** Mantine's own names for what `tokens.css` decides. */
const TOKENS = {
  '--mantine-color-body': 'var(--rm-paper)',
  '--mantine-color-text': 'var(--rm-text)',
  '--mantine-color-bright': 'var(--rm-text)',
  '--mantine-color-dimmed': 'var(--rm-text-soft)',
  '--mantine-color-placeholder': 'var(--rm-text-soft)',
  '--mantine-color-default': 'var(--rm-surface)',
  '--mantine-color-default-color': 'var(--rm-text)',
  '--mantine-color-default-border': 'var(--rm-line-strong)',
  '--mantine-color-default-hover': 'var(--rm-sunken)',
  '--mantine-color-error': 'var(--rm-bad-text)',
  '--mantine-color-anchor': 'var(--rm-text)',
};

const variables: CSSVariablesResolver = (merged) => {
  const own = defaultCssVariablesResolver(merged);
  return { ...own, light: { ...own.light, ...TOKENS }, dark: { ...own.dark, ...TOKENS } };
};

/**
 * Gives the page the theme's variables as a constructed style sheet. Mantine would write them
 * with `innerHTML` into a style tag, which Trusted Types forbid.
 */
export function applyTheme(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(convertCssVariables(variables(mergeMantineTheme(DEFAULT_THEME, theme)), ':root'));
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}
