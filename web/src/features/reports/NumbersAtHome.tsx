import { addDays } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { Stat, Stats } from '~/ui/Stat';
import { FigureText } from './FigureText';
import { reportMessages } from './messages';
import { useReport, type Asked, type Figure, type Report, type ReportKind } from './queries';
import { trendOf } from './trend';

const days = 90;

/** At home, below what is to be done: three numbers, each against the ninety days before. */
export default function NumbersAtHome() {
  const { today } = useFormat();
  const recent = { from: addDays(today, -days), to: today };
  const before = { from: addDays(today, -2 * days), to: addDays(today, -days - 1) };
  const winRate = useNumber('win_rate', 'win_rate', recent, before);
  const wonValue = useNumber('win_rate', 'won_value', recent, before);
  const margin = useNumber('job_margin', 'margin_percent', recent, before);
  const known = [winRate, wonValue, margin].filter((one) => one !== null);
  if (known.length === 0) return null;
  return (
    <Stats>
      {known.map((one) => (
        <Number key={one.figure.name} {...one} asked={recent} />
      ))}
    </Stats>
  );
}

interface Known {
  figure: Figure;
  report: Report;
  earlier: Figure | undefined;
}

/** A number one may see and that has a value; the same number of the time before stands beside it. */
function useNumber(kind: ReportKind, name: string, recent: Asked, before: Asked): Known | null {
  const now = useReport(kind, recent).data;
  const then = useReport(kind, before).data;
  const figure = now?.answer.find((one) => one.name === name);
  if (!now || !figure || figure.hidden || figure.value == null) return null;
  const earlier = then?.answer.find((one) => one.name === name);
  // Nothing then and nothing now is no news.
  if (figure.minor === 0 && !earlier?.minor) return null;
  return { figure, report: now, earlier };
}

function Number({ figure, report, earlier, asked }: Known & { asked: Asked }) {
  const t = useT(reportMessages);
  const format = useFormat();
  const trend = trendOf(figure, earlier);
  const amount = (by: number) =>
    figure.unit === 'money'
      ? format.money({ minor: by, currency: report.currency }, { short: true })
      : t('points', { points: format.number(by, 1) });
  return (
    <Stat
      label={t('lastDays', { figure: t('figure', { name: figure.name }), days })}
      value={<FigureText figure={figure} report={report} asked={asked} />}
      trend={trend && { direction: trend.direction, amount: amount(trend.by), good: trend.direction !== 'down', since: t('sinceBefore', { days }) }}
    />
  );
}
