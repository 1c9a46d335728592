import { Button, CopyButton, Modal, Select } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { useCampaigns } from '../marketing/queries';
import { addressFor, frameFor, ownForm } from './embed';
import styles from './Embed.module.css';
import { formMessages } from './messages';
import type { PublishedForm } from './queries';

/** The address of a form and the HTML to put into a website, for one campaign or any. */
export function Embed({ published, onClose }: { published: PublishedForm; onClose: () => void }) {
  const t = useT(formMessages);
  const [utm, setUtm] = useState<string | null>(null);
  const campaigns = useCampaigns().data?.items.filter((one) => one.utm_campaign) ?? [];
  const address = addressFor(published.url, utm ?? undefined);
  const words = { name: t('name'), phone: t('phone'), email: t('email'), place: t('place'), message: t('message'), send: t('send') };
  return (
    <Modal opened onClose={onClose} size="40rem" title={t('embedTitle', { name: published.form.name })}>
      <div className={styles.embed}>
        {campaigns.length > 0 && (
          <Select
            label={t('campaign')}
            description={t('campaignHint')}
            placeholder={t('noCampaign')}
            clearable
            data={campaigns.map((one) => ({ value: one.utm_campaign ?? '', label: one.name }))}
            value={utm}
            onChange={setUtm}
          />
        )}
        <Snippet title={t('address')} text={address} />
        <Snippet title={t('frame')} text={frameFor(address, published.form.headline)} />
        <Snippet title={t('own')} text={ownForm(published.url, utm ?? undefined, words)} />
        <div className={styles.actions}>
          <Button component="a" variant="default" href={address} target="_blank" rel="noreferrer">
            {t('open')}
          </Button>
          <Button onClick={onClose}>{t('done')}</Button>
        </div>
      </div>
    </Modal>
  );
}

function Snippet({ title, text }: { title: string; text: string }) {
  const t = useT(formMessages);
  return (
    <section>
      <header className={styles.head}>
        <h3>{title}</h3>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </header>
      <pre className={styles.code} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
