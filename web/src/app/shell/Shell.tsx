import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useLiveUpdates } from '~/api/live';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useCommands } from '../commands/registry';
import { appMessages } from '../messages';
import { useAppCommands } from './appCommands';
import { Overlays } from '~/ui/overlay';
import { OfflineBanner } from './OfflineBanner';
import { usePanels } from './panels';
import styles from './Shell.module.css';
import { Sidebar } from './Sidebar';
import { TabBar } from './TabBar';

const loadPalette = () => import('../commands/Palette').then((module) => ({ default: module.Palette }));
const Palette = lazy(loadPalette);
const CheatSheet = lazy(() => import('../commands/CheatSheet').then((module) => ({ default: module.CheatSheet })));

/** Sidebar at the desk, tab bar on the phone, and between them the screen. */
export function Shell() {
  const me = useMe();
  const t = useT(appMessages);
  const { open } = usePanels();
  useLiveUpdates(true);
  useCommands(useAppCommands());
  useEffect(() => {
    // Fetched once the first screen stands, so that the first letters typed into it are not lost.
    const soon = setTimeout(() => void loadPalette(), 1200);
    return () => clearTimeout(soon);
  }, []);
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('skip')}
      </a>
      <Sidebar me={me} />
      <div className={styles.frame}>
        <OfflineBanner />
        <Content />
      </div>
      <TabBar me={me} />
      <Suspense>
        {(open === 'palette' || open === 'create') && <Palette me={me} onlyCreate={open === 'create'} />}
        <Overlays />
        {open === 'shortcuts' && <CheatSheet me={me} />}
      </Suspense>
    </div>
  );
}

function Content() {
  const ref = useRef<HTMLElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  const first = useRef(true);
  useEffect(() => {
    // A new screen is announced and its keys work at once, without a click into it.
    if (!first.current) ref.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return (
    <main id="content" ref={ref} tabIndex={-1} className={styles.content}>
      <Outlet />
    </main>
  );
}
