import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { Entries, Entry } from '~/ui/Entries';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordSection } from '~/ui/RecordPage';
import { scheduleMessages } from '../messages';
import styles from './CrewWeek.module.css';
import { openCrewForm, openNewWorker, openRateForm, openWorkerForm } from './dialogs';
import { useCrews, useWorkers, type Crew, type Worker } from './queries';
import { WorkerRate } from './WorkerRate';

/** Who works here, at what rate, and in which crew. */
export function PeopleAndCrews() {
  const { role } = useMe();
  const workers = useWorkers();
  const crews = useCrews();
  const failed = [workers, crews].find((one) => one.error && !one.data);
  if (failed?.error) return <ProblemNote problem={failed.error} retry={() => void failed.refetch()} />;
  if (!workers.data || !crews.data) return null;
  const mayChange = role === 'owner' || role === 'office' || role === 'project_manager';
  return (
    <div className={styles.lists}>
      <Crews crews={crews.data} workers={workers.data} mayChange={mayChange} />
      <Workers workers={workers.data} mayChange={mayChange} />
    </div>
  );
}

function Crews({ crews, workers, mayChange }: { crews: Crew[]; workers: Worker[]; mayChange: boolean }) {
  const t = useT(scheduleMessages);
  const nameOf = (id: string | null | undefined) => workers.find((worker) => worker.id === id)?.name;
  return (
    <RecordSection title={t('crews')} action={mayChange && <Add label={t('newCrew')} run={() => openCrewForm()} />}>
      {crews.length === 0 && <p className={styles.none}>{t('noCrews')}</p>}
      <Entries>
        {crews.map((crew) => (
          <Entry
            key={crew.id}
            title={crew.name}
            lines={[
              crew.members.map(nameOf).filter(Boolean).join(', ') || t('nobodyIn'),
              crew.foreman_id && t('ledBy', { name: nameOf(crew.foreman_id) ?? '' }),
            ]}
            action={
              mayChange && (
                <Button size="xs" variant="default" aria-label={t('changeNamed', { name: crew.name })} onClick={() => openCrewForm(crew)}>
                  {t('change')}
                </Button>
              )
            }
          />
        ))}
      </Entries>
    </RecordSection>
  );
}

function Workers({ workers, mayChange }: { workers: Worker[]; mayChange: boolean }) {
  const t = useT(scheduleMessages);
  const { rights } = useMe();
  return (
    <RecordSection title={t('people')} action={mayChange && <Add label={t('newWorker')} run={openNewWorker} />}>
      {workers.length === 0 && <p className={styles.none}>{t('noWorkers')}</p>}
      <Entries>
        {workers.map((worker) => (
          <Entry
            key={worker.id}
            title={worker.name}
            aside={rights.pay && <WorkerRate worker={worker} />}
            lines={[
              [t('workerKind', { kind: worker.kind }), worker.labour_class].filter(Boolean).join(' · '),
              worker.phone && <a href={`tel:${worker.phone}`}>{worker.phone}</a>,
              !worker.active ? t('inactive') : !worker.user_id && t('noSignIn'),
            ]}
            action={
              <>
                {mayChange && (
                  <Button size="xs" variant="default" aria-label={t('changeNamed', { name: worker.name })} onClick={() => openWorkerForm(worker)}>
                    {t('change')}
                  </Button>
                )}
                {rights.pay && (
                  <Button size="xs" variant="default" aria-label={t('rateOf', { name: worker.name })} onClick={() => openRateForm(worker)}>
                    {t('newRate')}
                  </Button>
                )}
              </>
            }
          />
        ))}
      </Entries>
    </RecordSection>
  );
}

function Add({ label, run }: { label: string; run: () => void }) {
  return (
    <Button variant="default" leftSection={<IconPlus size={16} />} onClick={run}>
      {label}
    </Button>
  );
}
