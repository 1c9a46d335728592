import { Button, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addDays } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { scheduleMessages } from '../messages';
import styles from './CrewWeek.module.css';

interface WeekSwitchProps {
  from: string;
  to: string;
  /** Any day of the week to show; none for this week. */
  onWeek: (day: string | undefined) => void;
  /** Also offers a day to go to, for weeks that lie far ahead. */
  jump?: boolean;
}

/** One week back, one ahead, this one. */
export function WeekSwitch({ from, to, onWeek, jump }: WeekSwitchProps) {
  const t = useT(scheduleMessages);
  const { day } = useFormat();
  return (
    <div className={styles.switch}>
      <Button px="xs" variant="default" aria-label={t('weekBefore')} onClick={() => onWeek(addDays(from, -7))}>
        <IconChevronLeft size={18} />
      </Button>
      <Button px="xs" variant="default" aria-label={t('weekAfter')} onClick={() => onWeek(addDays(from, 7))}>
        <IconChevronRight size={18} />
      </Button>
      <Button variant="default" onClick={() => onWeek(undefined)}>
        {t('thisWeek')}
      </Button>
      {jump && <TextInput type="date" aria-label={t('goToDay')} value={from} onChange={(event) => onWeek(event.currentTarget.value || undefined)} />}
      <span aria-live="polite">
        {day(from)} – {day(to)}
      </span>
    </div>
  );
}
