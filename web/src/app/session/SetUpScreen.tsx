import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useApiMutation } from '~/api/query';
import { setUp } from '~/api/session';
import { useT } from '~/i18n/messages';
import { ProblemNote } from '~/ui/ProblemNote';
import { DoorPage } from './DoorPage';
import styles from './DoorPage.module.css';
import { sessionMessages } from './messages';

/** The trade packs; each brings its price book, templates and pipeline. */
const trades = ['fence', 'hvac', 'plumbing', 'roofing', 'general'] as const;
type Trade = (typeof trades)[number];

const fields = ['company_name', 'name', 'email', 'password'] as const;

export function SetUpScreen() {
  const t = useT(sessionMessages);
  const router = useRouter();
  const [owner, setOwner] = useState({ company_name: '', name: '', email: '', password: '', trade: 'fence' as Trade });
  const start = useApiMutation({ send: setUp, quiet: true });
  const errorOf = (field: string) => start.error?.fields.find((one) => one.field === field)?.message;
  const elsewhere = start.error && !start.error.fields.some((one) => fields.includes(one.field as never));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The device knows where the company is; it can be changed in the settings.
    const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    start.mutate({ ...owner, time_zone, locale: navigator.language }, { onSuccess: () => router.history.push('/') });
  };
  const text = (field: (typeof fields)[number]) => ({
    required: true,
    withAsterisk: false,
    value: owner[field],
    error: errorOf(field),
    onChange: (event: { currentTarget: { value: string } }) => setOwner({ ...owner, [field]: event.currentTarget.value }),
  });
  return (
    <DoorPage title={t('setUpTitle')} why={t('setUpWhy')}>
      <form className={styles.form} onSubmit={submit}>
        {elsewhere && <ProblemNote problem={start.error!} />}
        <TextInput label={t('company')} placeholder={t('companyExample')} autoComplete="organization" autoFocus {...text('company_name')} />
        <TradeChoice value={owner.trade} choose={(trade) => setOwner({ ...owner, trade })} />
        <TextInput label={t('name')} autoComplete="name" {...text('name')} />
        <TextInput label={t('email')} type="email" autoComplete="username" {...text('email')} />
        <PasswordInput label={t('password')} description={t('passwordHint')} inputWrapperOrder={['label', 'input', 'description', 'error']} minLength={10} autoComplete="new-password" {...text('password')} />
        <Button type="submit" fullWidth loading={start.isPending}>
          {t('start')}
        </Button>
      </form>
    </DoorPage>
  );
}

function TradeChoice({ value, choose }: { value: Trade; choose: (trade: Trade) => void }) {
  const t = useT(sessionMessages);
  return (
    <div role="radiogroup" aria-labelledby="trade-label">
      <div id="trade-label" className={styles.label}>
        {t('trade')}
      </div>
      <div className={styles.trades}>
        {trades.map((trade) => (
          <button key={trade} type="button" role="radio" aria-checked={trade === value} className={styles.trade} onClick={() => choose(trade)}>
            {t(trade)}
          </button>
        ))}
      </div>
    </div>
  );
}
