import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { scheduleMessages } from '../messages';
import { useRates, type Worker } from './queries';

/** What an hour of somebody costs today; only for those who may see pay. */
export function WorkerRate({ worker }: { worker: Worker }) {
  const t = useT(scheduleMessages);
  const { rate, share, today } = useFormat();
  const rates = useRates(worker.id);
  if (!rates.data) return null;
  const current = rates.data.find((one) => one.valid_from <= today);
  return current ? t('rateNow', { rate: rate(current.hourly_rate), burden: share(current.burden_percent) }) : t('noRate');
}
