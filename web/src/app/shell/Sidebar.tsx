import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Me } from '~/api/session';
import { useT, useText } from '~/i18n/messages';
import { Avatar } from '~/ui/Avatar';
import { Kbd } from '~/ui/Kbd';
import { placesFor, type Place } from '../feature';
import { appMessages } from '../messages';
import { openPanel } from './panels';
import { MoreButton, PersonButton } from './menuButtons';
import styles from './Sidebar.module.css';

// Menus bring their own positioning code; the first screen does not wait for it.
const MorePlaces = lazy(() => import('./MorePlaces').then((module) => ({ default: module.MorePlaces })));
const PersonMenu = lazy(() => import('./PersonMenu').then((module) => ({ default: module.PersonMenu })));

/** Nobody can take in more than this at a glance; the rest waits under "More". */
export const visiblePlaces = 7;

export function Sidebar({ me }: { me: Me }) {
  const t = useT(appMessages);
  const places = placesFor(me);
  const first = places.length <= visiblePlaces ? places : places.slice(0, visiblePlaces);
  const rest = places.slice(first.length);
  return (
    <aside className={styles.sidebar}>
      <div className={styles.company}>
        <Avatar name={me.company.name} size={24} square />
        <span className={styles.companyName} title={me.company.name}>
          {me.company.name}
        </span>
        <button type="button" className={styles.create} onClick={() => openPanel('create')} aria-label={t('create')} title={t('create')}>
          <IconPlus size={16} stroke={2} aria-hidden />
        </button>
      </div>
      <button type="button" className={styles.search} onClick={() => openPanel('palette')}>
        <IconSearch size={15} stroke={2} aria-hidden />
        <span>{t('findOrDo')}</span>
        <Kbd keys="mod+k" />
      </button>
      <nav className={styles.places} aria-label={t('navigation')}>
        {first.map((place) => (
          <PlaceLink key={place.id} place={place} />
        ))}
        {rest.length > 0 && (
          <Suspense fallback={<MoreButton />}>
            <MorePlaces places={rest} />
          </Suspense>
        )}
      </nav>
      <Suspense fallback={<PersonButton me={me} />}>
        <PersonMenu me={me} />
      </Suspense>
    </aside>
  );
}

function PlaceLink({ place }: { place: Place }) {
  const text = useText();
  return (
    <Link to={place.to} className={styles.place} activeOptions={{ exact: place.to === '/' }} activeProps={{ 'data-active': true }}>
      <place.icon size={17} stroke={1.7} aria-hidden />
      <span>{text(place.label)}</span>
      {place.keys && (
        <span className={styles.keys}>
          <Kbd keys={place.keys} />
        </span>
      )}
    </Link>
  );
}
