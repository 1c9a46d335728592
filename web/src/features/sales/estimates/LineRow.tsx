import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { InlineEdit } from '~/ui/InlineEdit';
import { MoneyText } from '~/ui/MoneyText';
import { salesMessages } from '../messages';
import { useChangeLine, useRemoveLine, type Line } from '../queries';
import styles from './Estimate.module.css';

interface LineRowProps {
  estimate: string;
  line: Line;
  at: number;
  last: number;
  draft: boolean;
}

export function LineRow({ estimate, line, at, last, draft }: LineRowProps) {
  const t = useT(salesMessages);
  const format = useFormat();
  const { rights } = useMe();
  const change = useChangeLine(estimate, line);
  const edit = (label: string, value: string, shown: string, save: (value: string) => void) =>
    draft ? <InlineEdit label={`${label}: ${line.description}`} value={value} shown={shown} required onSave={save} /> : shown;
  return (
    <tr data-out={line.counted ? undefined : true}>
      <td>
        {edit(t('line'), line.description, line.description, (description) => change.mutate({ description }))}
        {line.worked && <div className={styles.worked}>{line.worked}</div>}
        {line.optional && (
          <Checkbox
            size="xs"
            className={styles.option}
            label={t(line.selected ? 'optionTaken' : 'optionLeft')}
            disabled={!draft}
            checked={line.selected}
            onChange={(event) => change.mutate({ selected: event.currentTarget.checked })}
          />
        )}
      </td>
      <td className={styles.end}>{edit(t('quantity'), line.quantity, format.number(line.quantity), (quantity) => change.mutate({ quantity }))}</td>
      <td>{line.unit}</td>
      {rights.cost && <td className={`${styles.end} ${styles.desk}`}>{edit(t('unitCost'), line.unit_cost ?? '', format.rate(line.unit_cost ?? '0'), (unit_cost) => change.mutate({ unit_cost }))}</td>}
      {rights.margin && <td className={styles.desk}>{line.pricing && <PricingCell line={line} edit={edit} save={(pricing) => change.mutate({ pricing })} />}</td>}
      <td className={styles.end}>
        <MoneyText money={line.price} bare />
      </td>
      {rights.margin && <td className={`${styles.end} ${styles.desk}`}>{line.margin_percent ? format.share(line.margin_percent) : '–'}</td>}
      {draft && (
        <td>
          <LineMenu estimate={estimate} line={line} at={at} last={last} />
        </td>
      )}
    </tr>
  );
}

interface PricingCellProps {
  line: Line;
  edit: (label: string, value: string, shown: string, save: (value: string) => void) => React.ReactNode;
  save: (pricing: NonNullable<Line['pricing']>) => void;
}

function PricingCell({ line, edit, save }: PricingCellProps) {
  const t = useT(salesMessages);
  const format = useFormat();
  const pricing = line.pricing;
  if (!pricing) return null;
  if (pricing.by === 'unit_price') {
    const shown = t('pricing', { by: pricing.by, value: format.rate(pricing.unit_price) });
    return edit(t('unitPrice'), pricing.unit_price, shown, (unit_price) => save({ by: 'unit_price', unit_price }));
  }
  const { by } = pricing;
  return edit(t('markup'), pricing.percent, t('pricing', { by, value: format.number(pricing.percent) }), (percent) => save({ by, percent }));
}

function LineMenu({ estimate, line, at, last }: Omit<LineRowProps, 'draft'>) {
  const t = useT(salesMessages);
  const change = useChangeLine(estimate, line);
  const remove = useRemoveLine(estimate);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('more', { name: line.description })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => change.mutate({ optional: !line.optional })}>{line.optional ? t('makeFixed') : t('makeOptional')}</Menu.Item>
        <Menu.Item onClick={() => change.mutate({ taxable: !line.taxable })}>{t(line.taxable ? 'makeUntaxed' : 'makeTaxed')}</Menu.Item>
        {at > 0 && <Menu.Item onClick={() => change.mutate({ position: at - 1 })}>{t('up')}</Menu.Item>}
        {at < last && <Menu.Item onClick={() => change.mutate({ position: at + 1 })}>{t('down')}</Menu.Item>}
        <Menu.Item color="red" onClick={() => remove.mutate(line.id)}>
          {t('remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
