import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { InlineEdit } from '~/ui/InlineEdit';
import { MoneyText } from '~/ui/MoneyText';
import { openOverlay } from '~/ui/overlay';
import { salesMessages } from '../messages';
import { useChangeSection, type Estimate, type Section } from '../queries';
import { AddFromBook } from './AddFromBook';
import { AddOwnLine } from './AddOwnLine';
import styles from './Estimate.module.css';
import { LineRow } from './LineRow';
import { SectionMenu } from './SectionMenu';

interface SectionLinesProps {
  estimate: Estimate;
  section: Section;
  draft: boolean;
}

/** A section of the estimate with its lines, each changed where it stands. */
export function SectionLines({ estimate, section, draft }: SectionLinesProps) {
  const t = useT(salesMessages);
  const change = useChangeSection(estimate.id, section);
  const open = { id: estimate.id, section };
  return (
    <section className={styles.section} aria-label={section.name}>
      <header className={styles.sectionHead}>
        {draft ? <InlineEdit label={t('sectionName')} value={section.name} required onSave={(name) => change.mutate({ name })} /> : <span>{section.name}</span>}
        <span>
          <MoneyText money={section.price} />
          {draft && estimate.sections.length > 1 && <SectionMenu estimate={estimate} section={section} />}
        </span>
      </header>
      {section.lines.length === 0 ? <p className={styles.empty}>{t('empty')}</p> : <Lines estimate={estimate} section={section} draft={draft} />}
      {draft && (
        <div className={styles.add}>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => openOverlay((close) => <AddFromBook {...open} onClose={close} />)}>
            {t('addLine')}
          </Button>
          <Button variant="subtle" onClick={() => openOverlay((close) => <AddOwnLine {...open} onClose={close} />)}>
            {t('addFree')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Lines({ estimate, section, draft }: SectionLinesProps) {
  const t = useT(salesMessages);
  const { rights } = useMe();
  return (
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col" className={styles.end}>{t('quantity')}</th>
            <th scope="col">{t('unit')}</th>
            {rights.cost && <th scope="col" className={styles.end}>{t('unitCost')}</th>}
            {rights.margin && <th scope="col">{t('markup')}</th>}
            <th scope="col" className={styles.end}>{t('price')}</th>
            {rights.margin && <th scope="col" className={styles.end}>{t('margin')}</th>}
            {draft && <th scope="col" aria-label={t('more', { name: section.name })} />}
          </tr>
        </thead>
        <tbody>
          {section.lines.map((line, at) => (
            <LineRow key={line.id} estimate={estimate.id} line={line} at={at} last={section.lines.length - 1} draft={draft} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
