import { Button, PasswordInput } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { DoorPage } from '~/app/session/DoorPage';
import styles from '~/app/session/DoorPage.module.css';
import { useApiMutation } from '~/api/query';
import { accept } from '~/api/session';
import { useT } from '~/i18n/messages';
import { ProblemNote } from '~/ui/ProblemNote';
import { platformMessages } from '../messages';

const route = getRouteApi('/join/$token');

/** Where the link of an invitation leads. */
export function JoinScreen() {
  const t = useT(platformMessages);
  const { token } = route.useParams();
  const router = useRouter();
  const [password, setPassword] = useState('');
  const join = useApiMutation({ send: accept, quiet: true });
  const fieldError = join.error?.fields.find((one) => one.field === 'password')?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join.mutate({ token, password }, { onSuccess: () => router.history.push('/') });
  };
  return (
    <DoorPage title={t('joinTitle')} why={t('joinWhy')}>
      <form className={styles.form} onSubmit={submit}>
        {join.error && !fieldError && <ProblemNote problem={join.error} />}
        <PasswordInput
          label={t('password')}
          description={t('passwordHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          minLength={10}
          autoComplete="new-password"
          autoFocus
          required
          withAsterisk={false}
          error={fieldError}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={join.isPending}>
          {t('joinEnter')}
        </Button>
      </form>
    </DoorPage>
  );
}
