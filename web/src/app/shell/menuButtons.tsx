import { IconDots, IconSelector } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import type { Me } from '~/api/session';
import { useT } from '~/i18n/messages';
import { Avatar } from '~/ui/Avatar';
import { appMessages } from '../messages';
import sidebar from './Sidebar.module.css';
import tabs from './TabBar.module.css';

/** The buttons that open menus, on their own: they are on screen before the menus' code is. */
export function PersonButton({ me, className, ...rest }: { me: Me } & ComponentProps<'button'>) {
  const t = useT(appMessages);
  return (
    <button type="button" className={`${sidebar.person} ${className ?? ''}`} title={t('menu')} {...rest}>
      <Avatar name={me.user.name} size={24} />
      <span className={sidebar.personWords}>
        <span className={sidebar.personName}>{me.user.name}</span>
        <span className={sidebar.personRole}>{t('role', { role: me.role })}</span>
      </span>
      <IconSelector size={15} aria-hidden />
    </button>
  );
}

export function MoreButton({ className, ...rest }: ComponentProps<'button'>) {
  const t = useT(appMessages);
  return (
    <button type="button" className={`${sidebar.place} ${className ?? ''}`} {...rest}>
      <IconDots size={17} stroke={1.7} aria-hidden />
      <span>{t('more')}</span>
    </button>
  );
}

export function MoreTabButton({ className, ...rest }: ComponentProps<'button'>) {
  const t = useT(appMessages);
  return (
    <button type="button" className={`${tabs.tab} ${className ?? ''}`} {...rest}>
      <IconDots size={24} stroke={1.7} aria-hidden />
      <span>{t('more')}</span>
    </button>
  );
}
