import { Switch } from '@mantine/core';
import { installedPlaces } from '~/app/feature';
import { useMe } from '~/api/session';
import { useT, useText } from '~/i18n/messages';
import { platformMessages } from '../messages';
import { useChangeCompany, type Company } from './queries';
import { SettingsSection } from './SettingsSection';
import styles from './SettingsScreen.module.css';

/** Where a role begins, and the settings themselves, are always there. */
const fixed = ['home', 'settings', 'me', 'today'];

export function Menus({ company }: { company: Company }) {
  const t = useT(platformMessages);
  const text = useText();
  const owner = useMe().role === 'owner';
  const change = useChangeCompany(company);
  const hidden = company.settings.hidden_rooms ?? [];
  const toggle = (id: string) =>
    change.mutate({ settings: { hidden_rooms: hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id] } });
  return (
    <SettingsSection id="menus" title={t('menus')} why={t('menusWhy')}>
      {installedPlaces()
        .filter((place) => !fixed.includes(place.id))
        .map((place) => (
          <label key={place.id} className={styles.place}>
            <place.icon size={18} stroke={1.7} aria-hidden />
            <span>{text(place.label)}</span>
            <Switch aria-label={text(place.label)} disabled={!owner} checked={!hidden.includes(place.id)} onChange={() => toggle(place.id)} />
          </label>
        ))}
    </SettingsSection>
  );
}
