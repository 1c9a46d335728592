import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useApiMutation } from '~/api/query';
import { signIn } from '~/api/session';
import { useT } from '~/i18n/messages';
import { ProblemNote } from '~/ui/ProblemNote';
import { DoorPage } from './DoorPage';
import styles from './DoorPage.module.css';
import { sessionMessages } from './messages';

const route = getRouteApi('/sign-in');

export function SignInScreen() {
  const t = useT(sessionMessages);
  const { back } = route.useSearch();
  const router = useRouter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useApiMutation({ send: signIn, quiet: true });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ email, password }, { onSuccess: () => router.history.push(back ?? '/') });
  };
  return (
    <DoorPage title={t('signInTo')}>
      <form className={styles.form} onSubmit={submit}>
        {enter.error && <ProblemNote problem={enter.error} />}
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={enter.isPending}>
          {t('signIn')}
        </Button>
      </form>
    </DoorPage>
  );
}
