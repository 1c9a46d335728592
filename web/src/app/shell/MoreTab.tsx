import { Menu } from '@mantine/core';
import { useT } from '~/i18n/messages';
import type { Place } from '../feature';
import { appMessages } from '../messages';
import { MoreTabButton } from './menuButtons';
import { PlaceItems } from './MorePlaces';
import { openPanel } from './panels';
import { PersonMenuItems } from './PersonMenu';
import styles from './TabBar.module.css';

/** The fifth tab: other places, search, and what belongs to the person. */
export function MoreTab({ places }: { places: readonly Place[] }) {
  const t = useT(appMessages);
  return (
    <Menu position="top-end" width={260}>
      <Menu.Target>
        <MoreTabButton />
      </Menu.Target>
      <Menu.Dropdown mah="70vh" className={styles.sheet}>
        <PlaceItems places={places} />
        {places.length > 0 && <Menu.Divider />}
        <Menu.Item onClick={() => openPanel('palette')}>{t('findOrDo')}</Menu.Item>
        <Menu.Item onClick={() => openPanel('create')}>{t('create')}</Menu.Item>
        <Menu.Divider />
        <PersonMenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}
