// Every larger part with sample data, for whoever builds screens: `npm run dev`, then /gallery/?part=gantt.
import '@fontsource-variable/inter/wght.css';
import 'virtual:mantine-variables.css';
import '~/app/theme/mantine.css';
import '~/app/theme/tokens.css';
import '~/app/theme/base.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { shownAppearance } from '~/app/theme/appearance';
import { theme } from '~/app/theme/theme';
import { Toasts } from '~/ui/Toasts';
import { BoardSample } from './BoardSample';
import { GanttSample } from './GanttSample';
import { HomeSample } from './HomeSample';
import { SmallParts } from './SmallParts';

const parts = { gantt: GanttSample, board: BoardSample, home: HomeSample, small: SmallParts };
const wanted = new URLSearchParams(window.location.search).get('part') ?? 'small';
const Part = parts[wanted as keyof typeof parts] ?? SmallParts;

createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme={shownAppearance() === 'dark' ? 'dark' : 'light'}>
    <div style={{ display: 'flex', height: '100dvh', background: 'var(--surface)' }}>
      <Part />
    </div>
    <Toasts />
  </MantineProvider>,
);
