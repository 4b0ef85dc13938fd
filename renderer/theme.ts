import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  getContrastColor,
  getPrimaryShade,
  type MantineColorsTuple,
  type MantineTheme,
  type VariantColorsResolver,
} from '@mantine/core';

/** The specification's accent `#4a9eff` is shade 4; filled buttons use it with dark text. */
const accent: MantineColorsTuple = [
  '#eaf4ff',
  '#d3e6ff',
  '#a6ccff',
  '#78b3ff',
  '#4a9eff',
  '#2b8bfa',
  '#1a74dc',
  '#0f5fb9',
  '#0a4c95',
  '#063a74',
];

/** Practice mode only. */
const gold: MantineColorsTuple = [
  '#fff9e1',
  '#fff1c2',
  '#ffe48a',
  '#ffd64f',
  '#ffc817',
  '#e6b000',
  '#b88c00',
  '#8f6c00',
  '#6b5000',
  '#4a3700',
];

/** `#ffffff` text, `#b0b0b0` secondary text, `#2d2d2d` surface, `#1a1a1a` background. */
const dark: MantineColorsTuple = [
  '#ffffff',
  '#d6d6d6',
  '#b0b0b0',
  '#8a8a8a',
  '#474747',
  '#383838',
  '#2d2d2d',
  '#1a1a1a',
  '#141414',
  '#0d0d0d',
];

/** Mantine chooses black or white words for a filled button by the light scheme alone; here each scheme has its own. */
const resolveVariantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const name = input.color ?? input.theme.primaryColor;
  if (input.variant !== 'filled' || !(name in input.theme.colors)) return colors;
  return { ...colors, color: `var(--mantine-color-${name}-contrast)` };
};

function listContrasts(theme: MantineTheme, scheme: 'light' | 'dark'): Readonly<Record<string, string>> {
  const shade = getPrimaryShade(theme, scheme);
  return Object.fromEntries(
    Object.entries(theme.colors).map(([name, shades]) => [
      `--mantine-color-${name}-contrast`,
      getContrastColor({ color: shades[shade], theme }),
    ]),
  );
}

/** Looks of the application in both colour schemes. */
export const theme = createTheme({
  colors: { accent, gold, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  variantColorResolver: resolveVariantColors,
  // Where black and white text contrast equally with a filled colour.
  luminanceThreshold: 0.18,
  defaultRadius: 'sm',
  fontFamily: '"Segoe UI Variable Text", "Segoe UI", system-ui, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '600', sizes: { h2: { fontSize: '20px' }, h3: { fontSize: '17px' } } },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'xs' } },
    Button: { defaultProps: { size: 'sm' } },
    // The placeholder is a focusable child that a menu must not have; its first item is focused instead.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
    // What scrolls can be scrolled by keyboard, also where nothing in it takes the focus.
    ScrollArea: { defaultProps: { viewportProps: { tabIndex: 0 } } },
    // The list of options itself scrolls, because a screen reader knows that a list is reached through its field.
    // One that opened by itself would hide what is below it.
    Select: {
      defaultProps: { withScrollArea: false, openOnFocus: false },
      styles: { options: { maxHeight: 220, overflowY: 'auto' } },
    },
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: true } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.6 } } },
  },
});

/** Words that keep 4.5:1 on every surface of both schemes. */
export const resolveVariables: CSSVariablesResolver = (theme) => ({
  variables: {},
  light: {
    ...listContrasts(theme, 'light'),
    '--mantine-color-dimmed': '#595959',
    '--mantine-color-placeholder': '#686d72',
    '--sf-edge': '#7a7f85',
    '--mantine-color-body': '#f6f7f8',
    '--mantine-color-default': '#ffffff',
    // Mantine's own shades are too pale for small words on a tinted badge.
    '--mantine-color-yellow-light-color': '#704300',
    '--mantine-color-green-light-color': '#14572a',
    '--mantine-color-red-light-color': '#8f1717',
    '--mantine-color-gold-light-color': '#5c4300',
    '--mantine-color-yellow-text': '#855000',
    '--mantine-color-red-text': '#b42318',
    '--mantine-color-red-6': '#b42318',
  },
  dark: {
    ...listContrasts(theme, 'dark'),
    '--mantine-color-red-6': '#ff8787',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-dimmed': '#b0b0b0',
    '--mantine-color-placeholder': '#a0a0a0',
    '--sf-edge': '#8a8a8a',
    '--mantine-color-body': '#1a1a1a',
    '--mantine-color-default': '#2d2d2d',
  },
});
