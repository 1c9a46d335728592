import { Button, CopyButton, Select, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { appMessages } from '~/app/messages';
import { useT } from '~/i18n/messages';
import { InstantText } from '~/ui/DateText';
import { Entries, Entry } from '~/ui/Entries';
import { FormDialog } from '~/ui/FormDialog';
import { openOverlay } from '~/ui/overlay';
import { platformMessages } from '../messages';
import { createToken, roles, useRevokeToken, useTokens, type Token } from './queries';
import { SettingsSection } from './SettingsSection';
import styles from './SettingsScreen.module.css';

/** Programs that may work here. A key is shown once, when it is made. */
export function Tokens() {
  const t = useT(platformMessages);
  const tApp = useT(appMessages);
  const tokens = useTokens();
  const revoke = useRevokeToken();
  const [fresh, setFresh] = useState<Token | null>(null);
  const valid = tokens.data?.filter((token) => !token.revoked) ?? [];
  return (
    <SettingsSection
      id="programs"
      title={t('programs')}
      why={t('programsWhy')}
      problem={tokens.error}
      action={
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => openOverlay((close) => <NewToken made={setFresh} onClose={close} />)}>
          {t('newKey')}
        </Button>
      }
    >
      {fresh?.secret && <Secret token={fresh} secret={fresh.secret} done={() => setFresh(null)} />}
      {valid.length === 0 && !fresh && <p className={styles.quiet}>{t('noKeys')}</p>}
      <Entries>
        {valid.map((token) => (
          <Entry
            key={token.id}
            title={token.name}
            aside={tApp('role', { role: token.role })}
            lines={[<InstantText key="at" at={token.created_at} />]}
            action={
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => revoke.mutate(token)}>
                {t('revoke')}
              </Button>
            }
          />
        ))}
      </Entries>
    </SettingsSection>
  );
}

function Secret({ token, secret, done }: { token: Token; secret: string; done: () => void }) {
  const t = useT(platformMessages);
  return (
    <div className={styles.secret} role="status">
      <p>{t('keyOnce', { name: token.name })}</p>
      <code>{secret}</code>
      <div>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="compact-sm" leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={done}>
          {t('kept')}
        </Button>
      </div>
    </div>
  );
}

const blank = { name: '', role: 'office' as Token['role'] };

function NewToken({ made, onClose }: { made: (token: Token) => void; onClose: () => void }) {
  const t = useT(platformMessages);
  const tApp = useT(appMessages);
  const create = async (values: typeof blank) => made(await createToken(values));
  return (
    <FormDialog title={t('newKey')} initial={blank} submitLabel={t('newKey')} onSubmit={create} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('program')} required withAsterisk={false} {...form.text('name')} />
          <Select
            label={t('actsAs')}
            description={t('roleWhat', { role: form.values.role })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            allowDeselect={false}
            data={roles.map((role) => ({ value: role, label: tApp('role', { role }) }))}
            value={form.values.role}
            error={form.field('role').error}
            onChange={(role) => role && form.set({ role })}
          />
        </>
      )}
    </FormDialog>
  );
}
