import { Button } from '@mantine/core';
import { IconGitBranch, IconPlus, IconSend } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { go } from '~/app/go';
import { RecordTimeline } from '~/app/timeline/RecordTimeline';
import { useT } from '~/i18n/messages';
import { InlineEdit } from '~/ui/InlineEdit';
import { openOverlay } from '~/ui/overlay';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { salesMessages } from '../messages';
import { NewProposal } from '../proposals/NewProposal';
import { Proposals } from '../proposals/Proposals';
import { useAddSection, useCancelEstimate, useChangeEstimate, useEstimate, useReviseEstimate, useRevisions, type Estimate, type EstimateRow } from '../queries';
import { ChangedSince } from './ChangedSince';
import styles from './Estimate.module.css';
import { toneOf } from './states';
import { SectionLines } from './SectionLines';
import { Summary } from './Summary';

const route = getRouteApi('/shell/estimates/$id');

export function EstimateScreen() {
  const { id } = route.useParams();
  const estimate = useEstimate(id);
  if (estimate.error) return <ProblemNote large problem={estimate.error} retry={() => void estimate.refetch()} />;
  if (!estimate.data) return null;
  return <Editor key={id} estimate={estimate.data} />;
}

function Editor({ estimate }: { estimate: Estimate }) {
  const t = useT(salesMessages);
  const change = useChangeEstimate(estimate);
  const addSection = useAddSection(estimate.id);
  const draft = estimate.state === 'draft';
  return (
    <Page
      title={draft ? <InlineEdit label={t('name')} value={estimate.name} required onSave={(name) => change.mutate({ name })} /> : estimate.name}
      aside={
        <>
          {t('estimate')} {estimate.number} {estimate.revision > 1 && t('revision', { n: estimate.revision })}{' '}
          <StatusBadge tone={toneOf[estimate.state] ?? 'calm'} label={t('stateName', { state: estimate.state })} />
        </>
      }
      actions={<Actions estimate={estimate} />}
    >
      <StateNote estimate={estimate} />
      <div className={styles.columns}>
        <div>
          {estimate.sections.map((section) => (
            <SectionLines key={section.id} estimate={estimate} section={section} draft={draft} />
          ))}
          {draft && (
            <Button variant="subtle" leftSection={<IconPlus size={16} />} loading={addSection.isPending} onClick={() => addSection.mutate(t('sectionName'))}>
              {t('addSection')}
            </Button>
          )}
        </div>
        <aside>
          <Summary estimate={estimate} draft={draft} />
          {estimate.revision > 1 && <ChangedSince estimate={estimate} />}
          <Proposals of={{ estimate_id: estimate.id }} />
          <RecordSection title={t('history')}>
            <RecordTimeline id={estimate.id} />
          </RecordSection>
        </aside>
      </div>
    </Page>
  );
}

/** Why it can't be changed, and where the one is that can. */
function StateNote({ estimate }: { estimate: Estimate }) {
  const t = useT(salesMessages);
  const newest = useRevisions(estimate).reduce((latest, one) => (one.revision > (latest?.revision ?? 0) ? one : latest), undefined as EstimateRow | undefined);
  if (estimate.state === 'draft') return null;
  return (
    <p className={styles.note}>
      {t('whyFixed', { state: estimate.state })}{' '}
      {estimate.state === 'superseded' && newest && newest.id !== estimate.id && (
        <Link to="/estimates/$id" params={{ id: newest.id }}>
          {t('openNewest', { n: newest.revision })}
        </Link>
      )}
    </p>
  );
}

function Actions({ estimate }: { estimate: Estimate }) {
  const t = useT(salesMessages);
  const revise = useReviseEstimate(estimate.id);
  const cancel = useCancelEstimate(estimate.id);
  if (estimate.state !== 'draft' && estimate.state !== 'sent') return null;
  const run = () => revise.mutate(undefined, { onSuccess: (made) => go('/estimates/$id', { params: { id: made.id } }) });
  return (
    <>
      <Button variant="subtle" color="gray" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
        {t('withdraw')}
      </Button>
      {estimate.state === 'sent' ? (
        <Button leftSection={<IconGitBranch size={16} />} loading={revise.isPending} onClick={run}>
          {t('revise')}
        </Button>
      ) : (
        <Button
          leftSection={<IconSend size={16} />}
          disabled={estimate.sections.every((section) => section.lines.length === 0)}
          onClick={() => openOverlay((close) => <NewProposal estimate={estimate} onClose={close} />)}
        >
          {t('propose')}
        </Button>
      )}
    </>
  );
}
