import { ActionIcon, Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import { useLanguage } from '../../language/language-context.ts';
import { isLanguage, LANGUAGES } from '../../language/languages.ts';
import { useMessages } from '../../language/use-messages.ts';
import { topBarText } from './top-bar-text.ts';

export const LANGUAGE_NAMES = { ru: 'Русский', en: 'English' } as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const THEME_ICONS = { auto: Monitor, light: Sun, dark: Moon } as const;

/** The chosen theme and how to change it. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  // Mantine would switch transitions off through `innerHTML`, which Trusted Types forbid.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return [colorScheme, setColorScheme];
}

function isTheme(text: string): text is Theme {
  return THEMES.some((theme) => theme === text);
}

export function LanguageMenu() {
  const t = useMessages(topBarText);
  const { language, setLanguage } = useLanguage();
  return (
    <Menu position="bottom-end" width={180} withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" size={36} aria-label={`${t('language')}: ${LANGUAGE_NAMES[language]}`}>
          <Languages size={18} aria-hidden strokeWidth={1.9} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={language} onChange={(value) => isLanguage(value) && setLanguage(value)}>
          {LANGUAGES.map((each) => (
            <Menu.RadioItem key={each} value={each} lang={each}>
              {LANGUAGE_NAMES[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

export function ThemeMenu() {
  const t = useMessages(topBarText);
  const [theme, setTheme] = useTheme();
  const Icon = THEME_ICONS[theme];
  return (
    <Menu position="bottom-end" width={180} withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" size={36} aria-label={`${t('theme')}: ${t(`theme${theme}`)}`}>
          <Icon size={18} aria-hidden strokeWidth={1.9} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={theme} onChange={(value) => isTheme(value) && setTheme(value)}>
          {THEMES.map((each) => (
            <Menu.RadioItem key={each} value={each}>
              {t(`theme${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The languages side by side, where a menu would be one tap too many. */
export function LanguageChoice() {
  const t = useMessages(topBarText);
  const { language, setLanguage } = useLanguage();
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('language')}
      value={language}
      onChange={(value) => isLanguage(value) && setLanguage(value)}
      data={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
    />
  );
}

export function ThemeChoice() {
  const t = useMessages(topBarText);
  const [theme, setTheme] = useTheme();
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('theme')}
      value={theme}
      onChange={(value) => isTheme(value) && setTheme(value)}
      data={THEMES.map((each) => ({ value: each, label: t(`theme${each}`) }))}
    />
  );
}
