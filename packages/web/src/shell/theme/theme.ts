import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Ink on paper: acts are ink, so that colour stays free for what a number means. */
const ink: MantineColorsTuple = [
  '#F4F5F6',
  '#E8EAED',
  '#CDD2D8',
  '#AEB6BF',
  '#8F99A5',
  '#6F7B88',
  '#55616E',
  '#3D4853',
  '#1F2933',
  '#141B22',
];
const teal: MantineColorsTuple = [
  '#E6F5F5',
  '#CDE9E9',
  '#9CD3D4',
  '#66BBBD',
  '#3AA6A8',
  '#1F9799',
  '#0F8B8D',
  '#0B7577',
  '#096466',
  '#064E50',
];
const vermilion: MantineColorsTuple = [
  '#FDEEF0',
  '#F8DADF',
  '#EFB3BC',
  '#E68A97',
  '#DD6777',
  '#D65366',
  '#D1495B',
  '#B93A4B',
  '#A02F3F',
  '#862433',
];
const sun: MantineColorsTuple = [
  '#FEF7E8',
  '#FBECCB',
  '#F7DA9B',
  '#F3C86B',
  '#EFB950',
  '#EDAE49',
  '#D2922A',
  '#A9711A',
  '#855711',
  '#63400B',
];
const night: MantineColorsTuple = [
  '#E4E7EB',
  '#C3C9D1',
  '#A3ACB6',
  '#75808C',
  '#3A434D',
  '#2C343D',
  '#1E242B',
  '#14181D',
  '#101418',
  '#0B0E11',
];

export const FONT = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** Ink turns into paper in the dark, so the words on it must turn too. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const onPrimary = input.variant === 'filled' && (input.color === undefined || input.color === 'ink');
  return onPrimary ? { ...resolved, color: 'var(--mantine-primary-color-contrast)' } : resolved;
};

/** Mantine in the colours and measures of the product. */
export const theme = createTheme({
  colors: { ink, teal, red: vermilion, yellow: sun, dark: night },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  variantColorResolver,
  white: '#FFFFFF',
  black: '#1F2933',
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '620' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The placeholder is a focusable child that a menu may not have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false } },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
  },
});
