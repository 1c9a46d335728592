import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { InlineEdit } from '~/ui/InlineEdit';
import { openOverlay } from '~/ui/overlay';
import { ProblemNote } from '~/ui/ProblemNote';
import { StatusBadge } from '~/ui/StatusBadge';
import { projectMessages } from '../messages';
import { NewGateDialog } from './NewGateDialog';
import styles from './ProjectScreen.module.css';
import { useChangeGate, useGates, type Gate } from './queries';

/** What has to be cleared before work may begin, and what waits for it. */
export function GatesView({ projectId, mayPlan }: { projectId: string; mayPlan: boolean }) {
  const t = useT(projectMessages);
  const gates = useGates(projectId);
  if (gates.error) return <ProblemNote problem={gates.error} retry={() => void gates.refetch()} />;
  if (!gates.data) return null;
  return (
    <>
      {mayPlan && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => openOverlay((close) => <NewGateDialog projectId={projectId} onClose={close} />)}
          >
            {t('addGate')}
          </Button>
        </div>
      )}
      {gates.data.length === 0 ? <p className={styles.none}>{t('noGates')}</p> : <Rows gates={gates.data} mayPlan={mayPlan} />}
    </>
  );
}

function Rows({ gates, mayPlan }: { gates: Gate[]; mayPlan: boolean }) {
  const t = useT(projectMessages);
  return (
    <div className={styles.frame} data-cards tabIndex={0}>
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
          {gates.map((gate) => (
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
  const kind = t('gateKind', { kind: gate.kind });
  const named = gate.name.toLowerCase().includes(kind.toLowerCase());
  return (
    <tr>
      <td>
        {gate.name}
        <div className={styles.quiet}>{[named ? null : kind, gate.note].filter(Boolean).join(' · ')}</div>
      </td>
      <td data-label={t('blocks')}>{gate.task_name}</td>
      <td data-label={t('expected')}>
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
      <td data-label={t('state')}>
        {open ? (
          <StatusBadge plain tone={gate.expected_on < today ? 'late' : 'blocked'} label={t(gate.expected_on < today ? 'gateLate' : 'gateOpen')} />
        ) : (
          <div>
            <StatusBadge plain tone="good" label={t('cleared')} />
            <div className={styles.quiet}>
              <DateText day={gate.cleared_on} words={false} />
            </div>
          </div>
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
