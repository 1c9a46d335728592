import { Menu } from '@mantine/core';
import { useText } from '~/i18n/messages';
import type { Place } from '../feature';
import { go } from '../go';
import { MoreButton } from './menuButtons';

/** The places beyond the seven. */
export function MorePlaces({ places }: { places: readonly Place[] }) {
  return (
    <Menu position="right-start" width={200}>
      <Menu.Target>
        <MoreButton />
      </Menu.Target>
      <Menu.Dropdown>
        <PlaceItems places={places} />
      </Menu.Dropdown>
    </Menu>
  );
}

export function PlaceItems({ places }: { places: readonly Place[] }) {
  const text = useText();
  return places.map((place) => (
    <Menu.Item key={place.id} leftSection={<place.icon size={17} stroke={1.7} />} onClick={() => go(place.to)}>
      {text(place.label)}
    </Menu.Item>
  ));
}
