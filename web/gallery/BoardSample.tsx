import { useState } from 'react';
import { Avatar } from '~/ui/Avatar';
import { Board } from '~/ui/board/Board';
import type { BoardColumn } from '~/ui/board/types';
import { MoneyText } from '~/ui/MoneyText';
import { Page } from '~/ui/Page';
import { StatusBadge, type Tone } from '~/ui/StatusBadge';

interface Card {
  id: string;
  name: string;
  site: string;
  minor: number;
  stage: string;
  next: string;
  tone: Tone;
  owner: string;
}

const columns: BoardColumn[] = [
  { id: 'new', title: 'New', tone: 'active' },
  { id: 'visit', title: 'Site visit', tone: 'active' },
  { id: 'estimate', title: 'Estimating', tone: 'active' },
  { id: 'sent', title: 'Proposal sent', tone: 'watch' },
  { id: 'won', title: 'Won', tone: 'good', closed: true },
];

const first: Card[] = [
  { id: '1', name: 'Cedar privacy fence', site: 'Hargrove, 412 Alder St', minor: 1845000, stage: 'sent', next: 'Opened twice, unanswered', tone: 'watch', owner: 'Marta Ellison' },
  { id: '2', name: 'Perimeter repair', site: 'Cedar Hollow HOA', minor: 6240000, stage: 'estimate', next: 'Estimate due tomorrow', tone: 'calm', owner: 'Tomás Reyes' },
  { id: '3', name: 'Pool enclosure', site: 'Priya Raman, Eagle', minor: 985000, stage: 'visit', next: 'Visit Tue 9:00', tone: 'calm', owner: 'Marta Ellison' },
  { id: '4', name: 'Playground fence', site: 'Treasure Valley School District', minor: 11300000, stage: 'sent', next: '21 days without a word', tone: 'late', owner: 'Tomás Reyes' },
  { id: '5', name: 'Gate motor', site: 'Star Valley Dental', minor: 312000, stage: 'new', next: 'Call back, waiting 40 min', tone: 'late', owner: 'Marta Ellison' },
  { id: '6', name: 'Six rentals, back yards', site: 'Okafor Property Management', minor: 4175000, stage: 'visit', next: 'No next step', tone: 'watch', owner: 'Marta Ellison' },
];

export function BoardSample() {
  const [cards, setCards] = useState(first);
  const [open, setOpen] = useState<string | null>(null);
  const sum = (stage: string) => cards.filter((card) => card.stage === stage).reduce((total, card) => total + card.minor, 0);
  return (
    <Page title="Pipeline" layout="fill">
      <Board
        label="Pipeline"
        columns={columns.map((column) => ({ ...column, summary: <MoneyText money={{ minor: sum(column.id), currency: 'USD' }} short /> }))}
        cards={cards}
        cardId={(card) => card.id}
        columnOf={(card) => card.stage}
        cardName={(card) => card.name}
        openId={open}
        onOpen={(card) => setOpen(card.id)}
        onMove={(moved, stage) => setCards(cards.map((card) => (card.id === moved.id ? { ...card, stage } : card)))}
        emptyColumn="Nothing here"
        card={(card) => <Sample card={card} />}
      />
    </Page>
  );
}

function Sample({ card }: { card: Card }) {
  return (
    <>
      <div style={{ fontWeight: 500 }}>{card.name}</div>
      <div style={{ color: 'var(--text-2)', fontSize: 'var(--text-sm)' }}>{card.site}</div>
      <div style={{ display: 'flex', alignItems: 'center', gap: 8, marginTop: 8, fontSize: 'var(--text-sm)' }}>
        <StatusBadge plain tone={card.tone} label={card.next} />
      </div>
      <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', marginTop: 8 }}>
        <strong style={{ fontWeight: 600 }}>
          <MoneyText money={{ minor: card.minor, currency: 'USD' }} whole />
        </strong>
        <Avatar name={card.owner} size={20} />
      </div>
    </>
  );
}
