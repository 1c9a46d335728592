import { Button } from '@mantine/core';
import { MoneyText } from '~/ui/MoneyText';
import { Page } from '~/ui/Page';
import { Stat, Stats } from '~/ui/Stat';
import { TodoRow, TodoSection } from '~/ui/Todo';

const open = () => {};

export function HomeSample() {
  return (
    <Page title="Good morning, Marta" layout="read">
      <div style={{ display: 'grid', gap: 28, paddingTop: 12 }}>
        <TodoSection title="Leads waiting" count={2} action={<a href="#all">Show all</a>}>
          <TodoRow tone="late" title="Jorge Castellanos" detail="Wants a gate motor, from the website" meta="40 min" onOpen={open} action={<Button variant="default">Call</Button>} />
          <TodoRow tone="watch" title="Priya Raman" detail="Pool enclosure, referred by Okafor" meta="12 min" onOpen={open} action={<Button variant="default">Call</Button>} />
        </TodoSection>
        <TodoSection title="Proposals opened and unanswered" count={1}>
          <TodoRow tone="watch" title="Cedar privacy fence" detail="Hargrove, opened twice, 5 days ago" meta={<MoneyText money={{ minor: 1845000, currency: 'USD' }} whole />} onOpen={open} action={<Button variant="default">Write</Button>} />
        </TodoSection>
        <TodoSection title="In the way" count={2}>
          <TodoRow tone="blocked" title="Perimeter repair" detail="Waits for the HOA's approval" meta="4 days, $3,200" onOpen={open} />
          <TodoRow tone="late" title="Playground fence" detail="Panels late, set posts slips to Thu, Dec 3" meta="2 days, $1,150" onOpen={open} action={<Button variant="default">Call Summit Supply</Button>} />
        </TodoSection>
        <Stats>
          <Stat label="Signed this month" value="$84.2K" trend={{ direction: 'up', amount: '$12K', good: true, since: 'on last month' }} />
          <Stat label="Margin, open projects" value="31.4%" trend={{ direction: 'up', amount: '2.1 points', good: true, since: 'on last month' }} />
          <Stat label="Unpaid invoices" value="$48.2K" trend={{ direction: 'up', amount: '$9K', good: false, since: 'on last month' }} />
        </Stats>
      </div>
    </Page>
  );
}
