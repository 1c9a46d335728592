import { Button } from '@mantine/core';
import { IconLayoutKanban, IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useMembers } from '~/features/platform/settings/queries';
import { useT } from '~/i18n/messages';
import { Board } from '~/ui/board/Board';
import type { BoardColumn } from '~/ui/board/types';
import { EmptyState } from '~/ui/EmptyState';
import { ListFilter } from '~/ui/ListFilter';
import { MoneyText } from '~/ui/MoneyText';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { SidePanel, WithPanel } from '~/ui/SidePanel';
import { openLose, openNewOpportunity } from './dialogs';
import { pipelineMessages } from './messages';
import { OpportunityCardView } from './OpportunityCardView';
import { OpportunityRecord } from './OpportunityRecord';
import { useBoard, useMove, usePipelines, type Board as BoardData, type Card } from './queries';

const route = getRouteApi('/shell/pipeline');

/** What is each card worth, how long here, what is the next step, what rots. */
export function PipelineScreen() {
  const t = useT(pipelineMessages);
  const { open, owner } = route.useSearch();
  const navigate = useNavigate({ from: '/pipeline' });
  const pipelines = usePipelines();
  const board = useBoard(pipelines.data?.items[0]?.id, owner);
  const members = useMembers().data?.filter((member) => !member.disabled && member.role !== 'field');
  const close = useCallback(() => void navigate({ search: (before) => ({ ...before, open: undefined }), replace: true }), [navigate]);
  const whole = useCallback(() => open && void navigate({ to: '/pipeline/$id', params: { id: open } }), [navigate, open]);
  const problem = pipelines.error ?? board.error;
  return (
    <WithPanel
      list={
        <Page
          title={t('pipeline')}
          layout="fill"
          toolbar={
            // While it is not known who works here the filter keeps its place, so that the board does not move.
            members?.length !== 1 && (
              <ListFilter
                label={t('owner')}
                all={t('everybody')}
                value={owner}
                options={(members ?? []).map((member) => ({ value: member.user_id, label: member.name }))}
                onChange={(to) => void navigate({ search: (before) => ({ ...before, owner: to }), replace: true })}
              />
            )
          }
          actions={
            <Button leftSection={<IconPlus size={16} />} onClick={openNewOpportunity}>
              {t('newOpportunity')}
            </Button>
          }
        >
          {problem && <ProblemNote large problem={problem} retry={() => void board.refetch()} />}
          {board.data && <Stages board={board.data} open={open} narrowed={Boolean(owner)} onOpen={(id) => void navigate({ search: (before) => ({ ...before, open: id }), replace: Boolean(open) })} />}
        </Page>
      }
      panel={
        open && (
          <SidePanel label={t('opportunity')} onClose={close} onWhole={whole}>
            <OpportunityRecord key={open} id={open} narrow />
          </SidePanel>
        )
      }
    />
  );
}

function Stages({ board, open, narrowed, onOpen }: { board: BoardData; open: string | undefined; narrowed: boolean; onOpen: (id: string) => void }) {
  const t = useT(pipelineMessages);
  const move = useMove();
  const cards = useMemo(() => board.stages.flatMap((column) => column.cards), [board]);
  const columns = useMemo(() => board.stages.map((column) => boardColumn(column)), [board]);
  const lost = board.stages.find((column) => column.stage.kind === 'lost')?.stage.id;
  const onMove = (card: Card, stageId: string) => {
    if (stageId === lost) openLose(card.name, (reason) => move.mutateAsync({ card, stageId, reason }));
    else move.mutate({ card, stageId });
  };
  if (cards.length === 0 && !narrowed) return <EmptyState icon={IconLayoutKanban} sentence={t('none')} action={{ label: t('newOpportunity'), run: openNewOpportunity }} />;
  return (
    <Board
      label={t('pipeline')}
      columns={columns}
      cards={cards}
      cardId={(card) => card.id}
      columnOf={(card) => card.stage_id}
      cardName={(card) => card.name}
      card={(card) => <OpportunityCardView card={card} />}
      onMove={onMove}
      onOpen={(card) => onOpen(card.id)}
      openId={open}
      emptyColumn={t('emptyStage')}
      foot={(column) => <Rest column={board.stages.find((one) => one.stage.id === column.id)} />}
    />
  );
}

function boardColumn(column: BoardData['stages'][number]): BoardColumn {
  const { id, name, kind } = column.stage;
  const summary = <MoneyText money={column.sum} short />;
  return { id, title: name, count: column.count, summary, ...(kind === 'won' ? { tone: 'good' as const } : kind === 'lost' ? { tone: 'calm' as const } : {}) };
}

/** A stage may hold more cards than are loaded; the head counts and sums all of them. */
function Rest({ column }: { column: BoardData['stages'][number] | undefined }) {
  const t = useT(pipelineMessages);
  const rest = column ? column.count - column.cards.length : 0;
  return rest > 0 ? <span>{t('more', { count: rest })}</span> : null;
}
