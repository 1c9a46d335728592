import { Button } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { InlineEdit } from '~/ui/InlineEdit';
import { ProblemNote } from '~/ui/ProblemNote';
import { StatusBadge } from '~/ui/StatusBadge';
import { projectMessages } from '../messages';
import styles from './ProjectScreen.module.css';
import { useChangeGate, useGates, type Gate } from './queries';

/** What has to be cleared before work may begin, and what waits for it. */
export function GatesView({ projectId, mayPlan }: { projectId: string; mayPlan: boolean }) {
  const t = useT(projectMessages);
  const gates = useGates(projectId);
  if (gates.error) return <ProblemNote problem={gates.error} retry={() => void gates.refetch()} />;
  if (!gates.data) return null;
  if (gates.data.length === 0) return <p className={styles.none}>{t('noGates')}</p>;
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('gate')}</th>
            <th>{t('blocks')}</th>
            <th>{t('expected')}</th>
            <th>{t('state')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {gates.data.map((gate) => (
            <Row key={gate.id} gate={gate} mayPlan={mayPlan} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ gate, mayPlan }: { gate: Gate; mayPlan: boolean }) {
  const t = useT(projectMessages);
  const { today } = useFormat();
  const change = useChangeGate();
  const open = gate.cleared_on == null;
  return (
    <tr>
      <td>{gate.name}</td>
      <td>{gate.task_name}</td>
      <td>
        {mayPlan && open ? (
          <InlineEdit
            label={t('gateDay', { name: gate.name })}
            type="date"
            required
            value={gate.expected_on}
            shown={<DateText day={gate.expected_on} words={false} />}
            onSave={(expected_on) => change.mutate({ gate, change: { expected_on } })}
          />
        ) : (
          <DateText day={gate.expected_on} words={false} />
        )}
      </td>
      <td>
        {open ? (
          <StatusBadge plain tone={gate.expected_on < today ? 'late' : 'blocked'} label={t('blocks')} />
        ) : (
          <StatusBadge plain tone="good" label={t('cleared')} />
        )}
      </td>
      <td data-end>
        {mayPlan && (
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ gate, change: { cleared: open } })}>
            {open ? t('clear') : t('reopen')}
          </Button>
        )}
      </td>
    </tr>
  );
}
