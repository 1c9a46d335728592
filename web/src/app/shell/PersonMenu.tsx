import { Menu } from '@mantine/core';
import { IconCheck, IconKeyboard, IconLogout } from '@tabler/icons-react';
import type { Me } from '~/api/session';
import { languageNames, languages, setLanguage, useLanguage } from '~/i18n/language';
import { useT } from '~/i18n/messages';
import { Kbd } from '~/ui/Kbd';
import { appMessages } from '../messages';
import { appearances, setAppearance, useAppearance } from '../theme/appearance';
import { leave } from './appCommands';
import { PersonButton } from './menuButtons';
import { openPanel } from './panels';

export function PersonMenu({ me }: { me: Me }) {
  return (
    <Menu position="top-start" width={232}>
      <Menu.Target>
        <PersonButton me={me} />
      </Menu.Target>
      <Menu.Dropdown>
        <PersonMenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Shared by the sidebar's menu and the phone's "Me". */
export function PersonMenuItems() {
  const t = useT(appMessages);
  const appearance = useAppearance();
  const language = useLanguage();
  const tick = (on: boolean) => (on ? <IconCheck size={15} stroke={2.2} /> : undefined);
  return (
    <>
      <Menu.Label>{t('appearance')}</Menu.Label>
      {appearances.map((one) => (
        <Menu.Item key={one} onClick={() => setAppearance(one)} rightSection={tick(one === appearance)}>
          {t(one)}
        </Menu.Item>
      ))}
      <Menu.Label>{t('language')}</Menu.Label>
      {languages.map((one) => (
        <Menu.Item key={one} lang={one} onClick={() => setLanguage(one)} rightSection={tick(one === language)}>
          {languageNames[one]}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconKeyboard size={17} stroke={1.7} />} rightSection={<Kbd keys="?" />} onClick={() => openPanel('shortcuts')}>
        {t('shortcuts')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout size={17} stroke={1.7} />} onClick={leave}>
        {t('signOut')}
      </Menu.Item>
    </>
  );
}
