import { Button } from '@mantine/core';
import { IconChartBar, IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { EmptyState } from '~/ui/EmptyState';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { openNewCampaign, openNewSource, openRecordSpend } from './dialogs';
import { lastMonths, spendGrid } from './grid';
import styles from './Marketing.module.css';
import { marketingMessages } from './messages';
import { useCampaigns, useSources, useSpendSince } from './queries';
import { SpendLately } from './SpendLately';
import { SpendTable } from './SpendTable';

const shownMonths = 6;

/** What being found costs: recorded here, set against what came of it in the report. */
export function MarketingScreen() {
  const t = useT(marketingMessages);
  const { today } = useFormat();
  const months = lastMonths(today, shownMonths);
  const spent = useSpendSince(`${months[0]}-01`);
  const sources = useSources();
  const campaigns = useCampaigns();
  const problem = spent.error ?? sources.error ?? campaigns.error;
  const rows = spendGrid(spent.data ?? [], sources.data?.items ?? [], campaigns.data?.items ?? [], months);
  return (
    <Page
      title={t('marketing')}
      actions={
        <>
          <Button component={Link} to="/reports/$kind" params={{ kind: 'sources' } as never} variant="default" leftSection={<IconChartBar size={16} />}>
            {t('report')}
          </Button>
          <Button leftSection={<IconPlus size={16} />} onClick={() => openRecordSpend()}>
            {t('record')}
          </Button>
        </>
      }
    >
      {problem && <ProblemNote large problem={problem} retry={() => void spent.refetch()} />}
      {spent.data && sources.data && (
        <div className={styles.screen}>
          <p className={styles.why}>{t('marketingWhy')}</p>
          {spent.data.length === 0 && <EmptyState icon={IconSpeakerphone} sentence={t('nothingYet')} action={{ label: t('record'), run: () => openRecordSpend() }} />}
          <SpendTable rows={rows} months={months} />
          <div className={styles.add}>
            <Button variant="subtle" leftSection={<IconPlus size={16} />} onClick={openNewSource}>
              {t('newSource')}
            </Button>
            <Button variant="subtle" leftSection={<IconPlus size={16} />} onClick={openNewCampaign}>
              {t('newCampaign')}
            </Button>
          </div>
          {spent.data.length > 0 && <SpendLately spent={spent.data} sources={sources.data.items} campaigns={campaigns.data?.items ?? []} />}
        </div>
      )}
    </Page>
  );
}
