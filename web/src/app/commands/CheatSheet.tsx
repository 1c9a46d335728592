import { Modal } from '@mantine/core';
import type { Me } from '~/api/session';
import { useT, useText } from '~/i18n/messages';
import { Kbd } from '~/ui/Kbd';
import { appMessages } from '../messages';
import { openPanel } from '../shell/panels';
import styles from './CheatSheet.module.css';
import { commandSections, useAllowedCommands, type CommandSection } from './registry';

const titles = { here: 'sectionHere', create: 'sectionCreate', go: 'sectionGo', app: 'sectionApp' } as const;

/** Every key that works right now, from the registry itself. */
export function CheatSheet({ me }: { me: Me }) {
  const t = useT(appMessages);
  const withKeys = useAllowedCommands(me).filter((command) => command.keys);
  const filled = commandSections.filter((section) => withKeys.some((command) => command.section === section));
  return (
    <Modal opened onClose={() => openPanel(null)} title={t('shortcuts')} size="44rem">
      <p className={styles.hint}>{t('shortcutsHint')}</p>
      <div className={styles.columns}>
        {filled.map((section) => (
          <Section key={section} section={section} commands={withKeys.filter((command) => command.section === section)} />
        ))}
      </div>
    </Modal>
  );
}

function Section({ section, commands }: { section: CommandSection; commands: ReturnType<typeof useAllowedCommands> }) {
  const t = useT(appMessages);
  const text = useText();
  return (
    <section className={styles.section}>
      <h3>{t(titles[section])}</h3>
      {commands.map((command) => (
        <div key={command.id} className={styles.line}>
          <span>{text(command.title)}</span>
          <Kbd keys={command.keys!} />
        </div>
      ))}
    </section>
  );
}
