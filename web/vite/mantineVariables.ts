import { convertCssVariables, defaultCssVariablesResolver, mergeMantineTheme, DEFAULT_THEME } from '@mantine/core';
import type { Plugin } from 'vite';
import { theme } from '../src/app/theme/theme.ts';

const id = 'virtual:mantine-variables.css';

/**
 * Mantine normally writes its variables into a style tag at run time. Writing them into the stylesheet at build
 * time lets the server forbid inline styles altogether.
 */
export function mantineVariables(): Plugin {
  return {
    name: 'ridgebeam:mantine-variables',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => {
      if (source !== `\0${id}`) return undefined;
      const merged = mergeMantineTheme(DEFAULT_THEME, theme);
      return convertCssVariables(defaultCssVariablesResolver(merged), ':root');
    },
  };
}
