import { Button, SegmentedControl } from '@mantine/core';
import { appMessages } from '~/app/messages';
import { leave } from '~/app/shell/appCommands';
import { appearances, setAppearance, useAppearance, type Appearance } from '~/app/theme/appearance';
import { useMe } from '~/api/session';
import { languageNames, languages, setLanguage, useLanguage, type Language } from '~/i18n/language';
import { useT } from '~/i18n/messages';
import { Avatar } from '~/ui/Avatar';
import { Page } from '~/ui/Page';
import { platformMessages } from '../messages';
import styles from './MeScreen.module.css';

/** The phone's "Me": how it looks, which language, and out. */
export function MeScreen() {
  const t = useT(platformMessages);
  const tApp = useT(appMessages);
  const me = useMe();
  const appearance = useAppearance();
  const language = useLanguage();
  return (
    <Page title={t('me')} layout="read">
      <div className={styles.me}>
        <div className={styles.person}>
          <Avatar name={me.user.name} size={52} />
          <div>
            <div className={styles.name}>{me.user.name}</div>
            <div className={styles.role}>{t('signedInAs', { role: tApp('role', { role: me.role }), company: me.company.name })}</div>
          </div>
        </div>
        <section>
          <h2 className={styles.title}>{tApp('appearance')}</h2>
          <SegmentedControl fullWidth value={appearance} onChange={(value) => setAppearance(value as Appearance)} data={appearances.map((one) => ({ value: one, label: tApp(one) }))} />
        </section>
        <section>
          <h2 className={styles.title}>{tApp('language')}</h2>
          <SegmentedControl fullWidth value={language} onChange={(value) => setLanguage(value as Language)} data={languages.map((one) => ({ value: one, label: languageNames[one] }))} />
        </section>
        <Button variant="default" onClick={leave}>
          {tApp('signOut')}
        </Button>
      </div>
    </Page>
  );
}
