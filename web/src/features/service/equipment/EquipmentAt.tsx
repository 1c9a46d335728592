import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy } from 'react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { Entries, Entry } from '~/ui/Entries';
import { openOverlay } from '~/ui/overlay';
import { RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { serviceMessages } from '../messages';
import styles from '../visits/Visits.module.css';
import { useEquipment, type Equipment } from './queries';

const NewEquipment = lazy(() => import('./NewEquipment').then((module) => ({ default: module.NewEquipment })));

/** What stands at a place, who made it, and whether its maker still answers for it. Without a place: all of a customer's. */
export function EquipmentAt({ account, site, mayAdd }: { account: string; site: string | null; mayAdd: boolean }) {
  const t = useT(serviceMessages);
  const all = useEquipment(account);
  const here = all.rows.filter((one) => !site || !one.site_id || one.site_id === site);
  const add = () => openOverlay((close) => <NewEquipment account={account} site={site} onClose={close} />);
  return (
    <RecordSection
      title={t('equipment')}
      action={
        mayAdd && (
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
            {t('addEquipment')}
          </Button>
        )
      }
    >
      {!all.loading && here.length === 0 && <span className={styles.quiet}>{t('equipmentNone')}</span>}
      <Entries>
        {here.map((one) => (
          <Piece key={one.id} piece={one} />
        ))}
      </Entries>
    </RecordSection>
  );
}

function Piece({ piece }: { piece: Equipment }) {
  const t = useT(serviceMessages);
  const { day, today } = useFormat();
  const until = piece.warranty_until;
  return (
    <Entry
      title={piece.name}
      lines={[
        [piece.make, piece.model, piece.serial].filter(Boolean).join(' · '),
        piece.installed_on && t('installedSince', { day: day(piece.installed_on) }),
        until && (
          <StatusBadge
            plain
            tone={until >= today ? 'good' : 'calm'}
            label={t(until >= today ? 'underWarranty' : 'warrantyOver', { day: day(until) })}
          />
        ),
      ]}
    />
  );
}
