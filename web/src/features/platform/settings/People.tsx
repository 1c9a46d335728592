import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { appMessages } from '~/app/messages';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { Avatar } from '~/ui/Avatar';
import { DateText } from '~/ui/DateText';
import { InlineChoice } from '~/ui/InlineChoice';
import { platformMessages } from '../messages';
import { openInvite } from './openInvite';
import { roles, useChangeRole, useEndAccess, useInvitations, useMembers, useRestore, useWithdraw, type Invitation, type Member } from './queries';
import { SettingsSection } from './SettingsSection';
import styles from './SettingsScreen.module.css';

/** Who works here and as what, and who was asked to. */
export function People() {
  const t = useT(platformMessages);
  const owner = useMe().role === 'owner';
  const members = useMembers();
  const invited = useInvitations(owner).data ?? [];
  return (
    <SettingsSection
      id="people"
      title={t('people')}
      problem={members.error}
      action={
        owner && (
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={openInvite}>
            {t('invite')}
          </Button>
        )
      }
    >
      <ul className={styles.list}>
        {members.data?.map((member) => (
          <OneMember key={member.user_id} member={member} />
        ))}
        {invited.map((one) => (
          <OneInvitation key={one.id} invitation={one} />
        ))}
      </ul>
    </SettingsSection>
  );
}

function OneMember({ member }: { member: Member }) {
  const t = useT(platformMessages);
  const tApp = useT(appMessages);
  const me = useMe();
  const mine = me.user.id === member.user_id;
  const change = useChangeRole(member);
  const restore = useRestore();
  const end = useEndAccess(() => restore.mutate(member.user_id));
  const mayChange = me.role === 'owner' && !mine;
  return (
    <li className={styles.person} data-disabled={member.disabled || undefined}>
      <Avatar name={member.name} size={32} />
      <span className={styles.who}>
        <span className={styles.name}>
          {member.name}
          {mine && <span className={styles.quiet}> ({t('you')})</span>}
        </span>
        <span className={styles.quiet}>{member.email}</span>
      </span>
      {member.disabled ? (
        <span className={styles.quiet}>{t('disabled')}</span>
      ) : mayChange ? (
        <span className={styles.role} title={t('roleWhat', { role: member.role })}>
          <InlineChoice label={`${t('role')}: ${member.name}`} value={member.role} options={roles.map((role) => ({ value: role, label: tApp('role', { role }) }))} onSave={(role) => change.mutate(role)} />
        </span>
      ) : (
        <span className={styles.quiet}>{tApp('role', { role: member.role })}</span>
      )}
      {mayChange && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => (member.disabled ? restore.mutate(member.user_id) : end.mutate(member))}>
          {t(member.disabled ? 'letIn' : 'disable')}
        </Button>
      )}
    </li>
  );
}

function OneInvitation({ invitation }: { invitation: Invitation }) {
  const t = useT(platformMessages);
  const tApp = useT(appMessages);
  const withdraw = useWithdraw();
  const over = Date.parse(invitation.expires_at) < Date.now();
  return (
    <li className={styles.person}>
      <Avatar name={invitation.name} size={32} />
      <span className={styles.who}>
        <span className={styles.name}>{invitation.name}</span>
        <span className={styles.quiet}>
          {invitation.email} · {over ? t('inviteOver') : t('inviteWaits')} {!over && <DateText day={invitation.expires_at.slice(0, 10)} />}
        </span>
      </span>
      <span className={styles.quiet}>{tApp('role', { role: invitation.role })}</span>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => withdraw.mutate(invitation)}>
        {t('withdraw')}
      </Button>
    </li>
  );
}
