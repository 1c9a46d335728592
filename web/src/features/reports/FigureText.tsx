import { Link } from '@tanstack/react-router';
import type { MoneyOptions } from '~/i18n/format';
import { useFormat } from '~/i18n/reader';
import { useT } from '~/i18n/messages';
import { ExplainPopover } from '~/ui/ExplainPopover';
import { reportMessages } from './messages';
import type { Asked, Figure, Report, ReportGroup } from './queries';

/** A figure in the reader's way, as plain text. */
export function useFigureWords() {
  const format = useFormat();
  return (figure: Figure, currency: string, how: MoneyOptions = { whole: true }): string => {
    if (figure.value === null || figure.value === undefined) return '–';
    if (figure.unit === 'money') return format.money({ minor: figure.minor ?? 0, currency }, how);
    if (figure.unit === 'percent') return format.share(figure.value);
    return format.number(figure.value, 0);
  };
}

interface FigureTextProps {
  figure: Figure;
  report: Report;
  asked: Asked;
  group?: ReportGroup;
  /** In a column the currency stands in the header, and cents under cents. */
  bare?: boolean;
}

/** A figure that opens its formula and, one click further, its rows. */
export function FigureText({ figure, report, asked, group, bare }: FigureTextProps) {
  const t = useT(reportMessages);
  const words = useFigureWords();
  const format = useFormat();
  if (figure.hidden) return <span aria-hidden>–</span>;
  const explain = () => ({
    formula: t('formula', { key: formulaKey(figure.name, report, group) }),
    cohort: t('cohort', { kind: report.kind }),
    rows: figure.rows_links.map((link) => ({
      label: t('figure', { name: link.set }),
      value: (
        <Link to="/reports/$kind/rows" params={{ kind: report.kind }} search={{ ...asked, by: report.by, set: link.set, group: group && (group.id ?? group.name) }}>
          {format.number(link.rows, 0)}
        </Link>
      ),
    })),
    total: words(figure, report.currency),
  });
  return (
    <ExplainPopover label={t('figure', { name: figure.name })} explanation={explain}>
      {words(figure, report.currency, bare ? { bare } : undefined)}
    </ExplainPopover>
  );
}

/** The same word is made differently in some reports. */
function formulaKey(name: string, report: Report, group?: ReportGroup): string {
  if (report.kind === 'stages' && name === 'conversion' && group) return 'stage_conversion';
  if (report.kind === 'job_margin' && name.startsWith('margin')) return `job_${name}`;
  return name;
}
