import { Button, Menu, ActionIcon, Switch } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { installedPlaces } from '~/app/feature';
import { appMessages } from '~/app/messages';
import { useApiMutation } from '~/api/query';
import { useMe } from '~/api/session';
import { useT, useText } from '~/i18n/messages';
import { Avatar } from '~/ui/Avatar';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { uiMessages } from '~/ui/messages';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { platformMessages } from '../messages';
import { openInvite } from './openInvite';
import { endAccess, useChangeCompany, useCompany, useMembers, type Company, type Member } from './queries';
import styles from './SettingsScreen.module.css';

export function SettingsScreen() {
  const t = useT(platformMessages);
  const company = useCompany();
  return (
    <Page title={t('settings')} layout="read">
      {company.error && <ProblemNote problem={company.error} retry={() => void company.refetch()} />}
      {company.data && (
        <div className={styles.sections}>
          <CompanyFacts company={company.data} />
          <People />
          <Menus company={company.data} />
        </div>
      )}
    </Page>
  );
}

const texts = ['phone', 'email', 'address', 'review_link'] as const;
const labels = { phone: 'phone', email: 'email', address: 'address', review_link: 'reviewLink' } as const;

function CompanyFacts({ company }: { company: Company }) {
  const t = useT(platformMessages);
  const change = useChangeCompany(company);
  const { settings } = company;
  const minutes = String(settings.speed_to_lead_minutes ?? 15);
  return (
    <section>
      <h2 className={styles.title}>{t('company')}</h2>
      <div className={styles.card}>
        <KeyValue
          wide
          facts={[
            { label: t('companyName'), value: <InlineEdit label={t('companyName')} value={company.name} required onSave={(name) => change.mutate({ name })} /> },
            ...texts.map((field) => ({
              label: t(labels[field]),
              value: <InlineEdit label={t(labels[field])} value={settings[field]} onSave={(text) => change.mutate({ settings: { [field]: text } })} />,
            })),
            { label: t('timeZone'), value: <InlineEdit label={t('timeZone')} value={company.time_zone} required onSave={(time_zone) => change.mutate({ time_zone })} /> },
            {
              label: t('accent'),
              value: (
                <input
                  type="color"
                  aria-label={t('accent')}
                  className={styles.colour}
                  defaultValue={settings.accent}
                  onBlur={(event) => event.currentTarget.value !== settings.accent && change.mutate({ settings: { accent: event.currentTarget.value } })}
                />
              ),
            },
            {
              label: t('speedToLead'),
              value: (
                <InlineEdit
                  label={t('speedToLead')}
                  type="number"
                  value={minutes}
                  shown={t('minutes', { n: Number(minutes) })}
                  required
                  onSave={(text) => change.mutate({ settings: { speed_to_lead_minutes: Number(text) } })}
                />
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}

function People() {
  const t = useT(platformMessages);
  const members = useMembers();
  return (
    <section>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('people')}</h2>
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={openInvite}>
          {t('invite')}
        </Button>
      </div>
      {members.error && <ProblemNote problem={members.error} retry={() => void members.refetch()} />}
      <ul className={styles.card}>{members.data?.map((member) => <Person key={member.user_id} member={member} />)}</ul>
    </section>
  );
}

function Person({ member }: { member: Member }) {
  const t = useT(platformMessages);
  const tApp = useT(appMessages);
  const tUi = useT(uiMessages);
  const me = useMe();
  const mine = me.user.id === member.user_id;
  const end = useApiMutation({
    send: () => endAccess(member.user_id),
    optimistic: (_nothing: void, patch) =>
      patch<Member[]>(['member', 'list'], (list) => list.map((one) => (one.user_id === member.user_id ? { ...one, disabled: true } : one))),
    refresh: ['member'],
    done: () => ({ text: t('disabledToast', { name: member.name }) }),
  });
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
      <span className={styles.quiet}>{member.disabled ? t('disabled') : tApp('role', { role: member.role })}</span>
      {!mine && !member.disabled && me.role === 'owner' && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={tUi('actions', { name: member.name })}>
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" onClick={() => end.mutate()}>
              {t('disable')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

/** Where a role begins, and the settings themselves, are always there. */
const fixed = ['home', 'settings', 'me', 'today'];

function Menus({ company }: { company: Company }) {
  const t = useT(platformMessages);
  const text = useText();
  const change = useChangeCompany(company);
  const hidden = company.settings.hidden_rooms ?? [];
  const toggle = (id: string) =>
    change.mutate({ settings: { hidden_rooms: hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id] } });
  return (
    <section>
      <h2 className={styles.title}>{t('menus')}</h2>
      <p className={styles.why}>{t('menusWhy')}</p>
      <div className={styles.card}>
        {installedPlaces()
          .filter((place) => !fixed.includes(place.id))
          .map((place) => (
            <label key={place.id} className={styles.place}>
              <place.icon size={18} stroke={1.7} aria-hidden />
              <span>{text(place.label)}</span>
              <Switch aria-label={text(place.label)} checked={!hidden.includes(place.id)} onChange={() => toggle(place.id)} />
            </label>
          ))}
      </div>
    </section>
  );
}
