import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Me } from '~/api/session';
import { useT, useText } from '~/i18n/messages';
import { placesFor } from '../feature';
import { appMessages } from '../messages';
import { MoreTabButton } from './menuButtons';
import styles from './TabBar.module.css';

const MoreTab = lazy(() => import('./MoreTab').then((module) => ({ default: module.MoreTab })));

/** Four under the thumb and a fifth for the rest. */
const visibleTabs = 4;

export function TabBar({ me }: { me: Me }) {
  const t = useT(appMessages);
  const text = useText();
  const places = placesFor(me);
  return (
    <nav className={styles.bar} aria-label={t('navigation')}>
      {places.slice(0, visibleTabs).map((place) => (
        <Link key={place.id} to={place.to} className={styles.tab} activeOptions={{ exact: place.to === '/' }} activeProps={{ 'data-active': true }}>
          <place.icon size={24} stroke={1.7} aria-hidden />
          <span>{text(place.label)}</span>
        </Link>
      ))}
      <Suspense fallback={<MoreTabButton />}>
        <MoreTab places={places.slice(visibleTabs)} />
      </Suspense>
    </nav>
  );
}
