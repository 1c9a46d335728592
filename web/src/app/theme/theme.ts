import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Blueprint blue: the one accent. Everything else that is coloured says a state. */
const blueprint: MantineColorsTuple = [
  '#eef4fd', '#dbe7fa', '#b6cff4', '#8db4ee', '#6a9de8', '#4a86df', '#2f70d1', '#1f5fbf', '#1a51a3', '#123b79',
];

/** Mantine's greys, warmed to ours; its dark greys are our dark surfaces. */
const gray: MantineColorsTuple = [
  '#faf9f7', '#f4f3f0', '#efede9', '#e8e5e0', '#d5d1ca', '#b3aea5', '#918c83', '#736f67', '#57544e', '#1c1b19',
];
const dark: MantineColorsTuple = [
  '#ecebe7', '#b0ada5', '#918e86', '#6d6a63', '#3d3c38', '#2e2d2a', '#222220', '#191918', '#151514', '#111110',
];

/** Mantine takes its sizes from tokens.css, so that desk, phone and sunlight are decided in one place. */
export const theme = createTheme({
  primaryColor: 'blueprint',
  primaryShade: { light: 7, dark: 6 },
  colors: { blueprint, gray, dark },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  fontSizes: { xs: 'var(--text-xs)', sm: 'var(--text-sm)', md: 'var(--text-md)', lg: 'var(--text-lg)', xl: 'var(--text-xl)' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  shadows: { sm: 'var(--shadow-1)', md: 'var(--shadow-2)', lg: 'var(--shadow-3)', xl: 'var(--shadow-3)' },
  components: {
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'lg', transitionProps: { transition: 'fade', duration: 120 } } },
    Drawer: { defaultProps: { lockScroll: false } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: { transition: 'fade', duration: 90 } } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: { transition: 'fade', duration: 90 } } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 90 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Select: { defaultProps: { comboboxProps: { shadow: 'md', transitionProps: { transition: 'fade', duration: 90 } } } },
  },
});

/** The theme in the language of the reader: a cross in a corner is called what it does. */
export const themeIn = (close: string) => ({ ...theme, components: { ...theme.components, CloseButton: { defaultProps: { 'aria-label': close } } } });
