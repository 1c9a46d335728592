import { ActionIcon, Button, Group, Modal, NumberInput, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { projectMessages } from '../messages';
import styles from './ProjectScreen.module.css';
import { useLinkTasks, useNetwork, useUnlink, type LinkKind, type Task } from './queries';
import { hoursText, mayPrecede } from './spans';

const kinds: readonly LinkKind[] = ['FS', 'SS', 'FF', 'SF'];

/** What a task waits for: seen, taken away, added. The dates follow at once. */
export function LinksDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useT(projectMessages);
  const network = useNetwork(task.project_id);
  const unlink = useUnlink();
  const { tasks = [], links = [] } = network.data ?? {};
  const before = links.filter((link) => link.to_task_id === task.id);
  const nameOf = (id: string) => tasks.find((one) => one.id === id);
  return (
    <Modal opened onClose={onClose} title={t('waitsFor', { name: task.name })} size="30rem">
      <div className={styles.body}>
        {before.length === 0 && <p className={styles.none}>{t('waitsForNothing')}</p>}
        <ul className={styles.list}>
          {before.map((link) => {
            const from = nameOf(link.from_task_id);
            return (
              <li key={link.id}>
                <Group justify="space-between" wrap="nowrap">
                  <span>
                    {from?.wbs} {from?.name}
                    <div className={styles.quiet}>
                      {t('linkKind', { kind: link.kind })}
                      {link.lag_minutes !== 0 && ` · ${t('lagOf', { hours: hoursText(link.lag_minutes) })}`}
                    </div>
                  </span>
                  <ActionIcon aria-label={t('unlink', { name: from?.name ?? '' })} loading={unlink.isPending && unlink.variables === link.id} onClick={() => unlink.mutate(link.id)}>
                    <IconX size={16} />
                  </ActionIcon>
                </Group>
              </li>
            );
          })}
        </ul>
        <AddLink task={task} choices={mayPrecede(task.id, tasks, links)} />
      </div>
    </Modal>
  );
}

function AddLink({ task, choices }: { task: Task; choices: Task[] }) {
  const t = useT(projectMessages);
  const link = useLinkTasks(task.project_id);
  const [from, setFrom] = useState<string | null>(null);
  const [kind, setKind] = useState<LinkKind>('FS');
  const [hours, setHours] = useState<string | number>(0);
  const add = () =>
    from &&
    link.mutate(
      { from_task_id: from, to_task_id: task.id, kind, lag_minutes: Math.round(Number(hours || 0) * 60) },
      { onSuccess: () => setFrom(null) },
    );
  return (
    <>
      <Select
        label={t('addLink')}
        placeholder={t('chooseTask')}
        searchable
        data={choices.map((one) => ({ value: one.id, label: `${one.wbs} ${one.name}` }))}
        value={from}
        onChange={setFrom}
      />
      <Group grow align="end">
        <Select
          label={t('linkHow')}
          allowDeselect={false}
          data={kinds.map((one) => ({ value: one, label: t('linkKind', { kind: one }) }))}
          value={kind}
          onChange={(next) => next && setKind(next as LinkKind)}
        />
        <NumberInput label={t('lag')} value={hours} onChange={setHours} />
      </Group>
      <Group justify="flex-end">
        <Button disabled={!from} loading={link.isPending} onClick={add}>
          {t('add')}
        </Button>
      </Group>
    </>
  );
}
