import { IconCircleCheck } from '@tabler/icons-react';
import { notHere } from '~/api/problem';
import { useMissing } from '~/api/query';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { EmptyState } from '~/ui/EmptyState';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { homeSectionsFor } from '../feature';
import { LazySections } from '../LazySections';
import { appMessages } from '../messages';
import { openPanel } from '../shell/panels';
import styles from './HomeScreen.module.css';

/** What needs me today, gathered from every room, then the numbers. */
export function HomeScreen() {
  const me = useMe();
  const t = useT(appMessages);
  const { reader, dayExact, today } = useFormat();
  const sections = homeSectionsFor(me);
  const greeting = greetingAt(reader.now, reader.timeZone);
  const missing = useMissing();
  return (
    <Page title={t(greeting, { name: firstName(me.user.name) })} aside={<span className={styles.date}>{dayExact(today)}</span>} layout="read">
      <div className={styles.sections}>
        <LazySections sections={sections} />
      </div>
      {missing ? (
        <ProblemNote large problem={notHere()} />
      ) : (
        <div className={styles.nothing}>
          <EmptyState icon={IconCircleCheck} sentence={t('nothingWaits')} action={{ label: t('findSomething'), run: () => openPanel('palette') }} />
        </div>
      )}
    </Page>
  );
}

function greetingAt(now: Date, timeZone: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now));
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
