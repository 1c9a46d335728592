import { draggable } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { useT } from '~/i18n/messages';
import { uiMessages } from '../messages';
import { ToneShape } from '../StatusBadge';
import styles from './Board.module.css';
import type { BoardColumn } from './types';

interface CardProps {
  id: string;
  name: string;
  columns: readonly BoardColumn[];
  columnId: string;
  open: boolean;
  first: boolean;
  menuOpen: boolean;
  setMenuOpen: (open: boolean) => void;
  onOpen: () => void;
  move: (columnId: string) => void;
  children: ReactNode;
}

export function Card(props: CardProps) {
  const { id, name, open, first, onOpen, children } = props;
  const ref = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState(false);

  useEffect(() => {
    if (!ref.current) return undefined;
    return draggable({
      element: ref.current,
      getInitialData: () => ({ card: id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [id]);

  const click = (event: MouseEvent) => {
    const control = event.target instanceof Element && event.target.closest('a, button');
    if (!control) onOpen();
  };
  const setMenuOpen = (menuOpen: boolean) => {
    props.setMenuOpen(menuOpen);
    if (!menuOpen) ref.current?.focus({ preventScroll: true });
  };
  return (
    <div
      ref={ref}
      data-card={id}
      role="group"
      aria-label={name}
      tabIndex={first || open ? 0 : -1}
      className={styles.card}
      data-open={open || undefined}
      data-dragged={dragged || undefined}
      onClick={click}
    >
      {children}
      <MoveMenu {...props} setMenuOpen={setMenuOpen} />
    </div>
  );
}

function MoveMenu({ name, columns, columnId, menuOpen, setMenuOpen, move }: CardProps) {
  const t = useT(uiMessages);
  // A board has hundreds of cards and few of their menus are ever opened, so each is made when it is first asked for.
  const [made, setMade] = useState(menuOpen);
  if (menuOpen && !made) setMade(true);
  const button = (
    <button
      type="button"
      className={styles.menu}
      tabIndex={-1}
      aria-label={t('actions', { name })}
      aria-haspopup="menu"
      data-open={menuOpen || undefined}
      onClick={made ? undefined : () => setMenuOpen(true)}
    >
      <IconDots size={16} />
    </button>
  );
  if (!made) return button;
  return (
    <Menu opened={menuOpen} onChange={setMenuOpen} position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      {menuOpen && (
        <Menu.Dropdown>
          <Menu.Label>{t('moveTo')}</Menu.Label>
          {columns
            .filter((column) => column.id !== columnId && !column.closed)
            .map((column) => (
              <Menu.Item key={column.id} leftSection={column.tone && <ToneShape tone={column.tone} />} onClick={() => move(column.id)}>
                {column.title}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      )}
    </Menu>
  );
}
