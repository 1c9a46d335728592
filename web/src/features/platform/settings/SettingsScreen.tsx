import { settingsSectionsFor } from '~/app/feature';
import { LazySections } from '~/app/LazySections';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { platformMessages } from '../messages';
import { CompanyFacts } from './CompanyFacts';
import { Menus } from './Menus';
import { People } from './People';
import { useCompany } from './queries';
import styles from './SettingsScreen.module.css';
import { Tokens } from './Tokens';

/** Who we are, who works here, what goes out by itself: one page, one card for each. */
export function SettingsScreen() {
  const t = useT(platformMessages);
  const me = useMe();
  const company = useCompany();
  return (
    <Page title={t('settings')} layout="read">
      {company.error && <ProblemNote problem={company.error} retry={() => void company.refetch()} />}
      {company.data && (
        <div className={styles.sections}>
          <CompanyFacts company={company.data} />
          <People />
          <LazySections sections={settingsSectionsFor(me)} />
          <Menus company={company.data} />
          {me.role === 'owner' && <Tokens />}
        </div>
      )}
    </Page>
  );
}
