import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { go } from '~/app/go';
import { EmptyState } from '~/ui/EmptyState';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { Stat, Stats } from '~/ui/Stat';
import { Bars } from './Bars';
import { FigureText } from './FigureText';
import { GroupTable } from './GroupTable';
import { reportMessages } from './messages';
import { useReport, type Asked, type GroupBy, type Report, type ReportKind } from './queries';
import styles from './Reports.module.css';

const route = getRouteApi('/shell/reports/$kind');

/** One question: the answer first, then its picture, then the lines it is made of. */
export function ReportScreen() {
  const t = useT(reportMessages);
  const kind = route.useParams().kind as ReportKind;
  const asked = route.useSearch();
  const navigate = useNavigate();
  const report = useReport(kind, asked);
  const ask = (change: Partial<Asked>) =>
    void navigate({ to: '/reports/$kind', params: { kind }, search: { ...asked, ...change }, replace: true });
  return (
    <Page
      title={t('question', { kind })}
      actions={
        kind === 'sources' && (
          <Button component={Link} to="/marketing" variant="default">
            {t('spendHere')}
          </Button>
        )
      }
      toolbar={<Period asked={asked} ask={ask} report={report.data} />}
    >
      {report.error && <ProblemNote large problem={report.error} retry={() => void report.refetch()} />}
      {report.data && <Answer report={report.data} asked={asked} />}
    </Page>
  );
}

function Period({ asked, ask, report }: { asked: Asked; ask: (change: Partial<Asked>) => void; report?: Report }) {
  const t = useT(reportMessages);
  return (
    <div className={styles.period}>
      <TextInput type="date" aria-label={t('from')} leftSection={<span className={styles.edge}>{t('from')}</span>} leftSectionWidth="4rem" value={asked.from ?? ''} onChange={(event) => ask({ from: event.currentTarget.value || undefined })} />
      <TextInput type="date" aria-label={t('to')} leftSection={<span className={styles.edge}>{t('to')}</span>} leftSectionWidth="4rem" value={asked.to ?? ''} onChange={(event) => ask({ to: event.currentTarget.value || undefined })} />
      {report && report.groupings.length > 1 && (
        <SegmentedControl
          data={report.groupings.map((by) => ({ value: by, label: t('by', { by }) }))}
          value={report.by}
          onChange={(by) => ask({ by: by as GroupBy })}
        />
      )}
    </div>
  );
}

/** Where what the report counts is made. */
const beginnings: Record<ReportKind, string> = { win_rate: '/pipeline', stages: '/pipeline', pipeline: '/pipeline', sources: '/marketing', job_margin: '/projects', adherence: '/projects' };

function Answer({ report, asked }: { report: Report; asked: Asked }) {
  const t = useT(reportMessages);
  if (report.groups.length === 0) return <EmptyState icon={IconChartBar} sentence={t('nothing')} action={{ label: t('begin', { kind: report.kind }), run: () => go(beginnings[report.kind]) }} />;
  return (
    <div className={styles.answer}>
      <Stats>
        {report.answer
          .filter((figure) => !figure.hidden)
          .slice(0, 4)
          .map((figure) => (
            <Stat key={figure.name} label={t('figure', { name: figure.name })} value={<FigureText figure={figure} report={report} asked={asked} />} />
          ))}
      </Stats>
      <Bars report={report} />
      <GroupTable key={`${report.kind} ${report.by}`} report={report} asked={asked} />
    </div>
  );
}
