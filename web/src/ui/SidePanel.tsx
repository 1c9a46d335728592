import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsDiagonal, IconX } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { isTyping } from '~/app/commands/keys';
import { useT } from '~/i18n/messages';
import { uiMessages } from './messages';
import styles from './SidePanel.module.css';

interface SidePanelProps {
  label: string;
  onClose: () => void;
  /** Opens the whole record; Enter does the same. */
  onWhole?: () => void;
  children: ReactNode;
}

/** A list with a record beside it. The list stays as it was; on a phone the record covers it. */
export function WithPanel({ list, panel }: { list: ReactNode; panel: ReactNode }) {
  return (
    <div className={styles.both}>
      <div className={styles.list}>{list}</div>
      {panel}
    </div>
  );
}

export function SidePanel({ label, onClose, onWhole, children }: SidePanelProps) {
  const t = useT(uiMessages);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('[aria-modal="true"], [role="menu"]')) return;
      if (event.key === 'Escape') onClose();
      else if (event.key === 'Enter' && onWhole && !isControl(event.target)) onWhole();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onClose, onWhole]);
  return (
    <aside className={styles.panel} aria-label={label}>
      <div className={styles.tools}>
        {onWhole && (
          <Tooltip label={`${t('openWhole')} (↵)`}>
            <ActionIcon onClick={onWhole} aria-label={t('openWhole')}>
              <IconArrowsDiagonal size={17} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
        <ActionIcon onClick={onClose} aria-label={t('close')}>
          <IconX size={18} stroke={1.7} />
        </ActionIcon>
      </div>
      {children}
    </aside>
  );
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, summary, [role="button"]') !== null;
}
