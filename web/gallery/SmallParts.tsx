import { Button, Checkbox, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { IconFileText, IconMail, IconPhone, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem } from '~/api/problem';
import { DateText } from '~/ui/DateText';
import { ExplainPopover } from '~/ui/ExplainPopover';
import { FormDialog } from '~/ui/FormDialog';
import { KeyValue } from '~/ui/KeyValue';
import { MoneyText } from '~/ui/MoneyText';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { Stat, Stats } from '~/ui/Stat';
import { StatusBadge } from '~/ui/StatusBadge';
import { Timeline } from '~/ui/Timeline';
import { toast } from '~/ui/Toasts';

const usd = (minor: number) => <MoneyText money={{ minor, currency: 'USD' }} />;
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const refused = new Problem({ status: 422, code: 'invalid', title: 'The estimate was not sent', detail: 'Two lines have no price', cure: 'Price them, or mark them as allowances.', fields: [{ field: 'phone', message: 'This does not look like a phone number' }] });

export function SmallParts() {
  const [dialog, setDialog] = useState(new URLSearchParams(window.location.search).has('dialog'));
  return (
    <Page title="Small parts" layout="read" actions={<Button onClick={() => setDialog(true)}>Open a form</Button>}>
      <div style={{ display: 'grid', gap: 28, padding: '8px 0' }}>
        <Stats>
          <Stat
            label="Margin, open projects"
            value={
              <ExplainPopover label="Margin, open projects" explanation={{ formula: 'Price less cost, divided by price', cohort: '3 projects in progress', rows: [{ label: 'Hargrove fence', value: usd(412000) }, { label: 'Cedar Hollow', value: usd(1288050) }], total: usd(1700050) }}>
                31.4%
              </ExplainPopover>
            }
            trend={{ direction: 'up', amount: '2.1 points', good: true, since: 'on last month' }}
            points={[24, 25, 24, 27, 29, 29, 31]}
          />
          <Stat label="Unpaid invoices" value={<MoneyText money={{ minor: 4820000, currency: 'USD' }} short />} trend={{ direction: 'up', amount: '$9K', good: false, since: 'on last month' }} points={[20, 22, 30, 28, 39, 48]} />
          <Stat label="Backlog" value="7 weeks" trend={{ direction: 'same', amount: '', good: true, since: 'on last month' }} points={[6, 7, 7, 8, 7, 7]} />
        </Stats>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          <StatusBadge tone="good" label="On time" />
          <StatusBadge tone="watch" label="Watch" />
          <StatusBadge tone="late" label="2 days late" />
          <StatusBadge tone="blocked" label="Blocked" />
          <StatusBadge tone="calm" label="Draft" />
          <StatusBadge tone="active" label="Sent" />
        </div>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          <Button>Send proposal</Button>
          <Button variant="default">Preview</Button>
          <Button variant="subtle" color="gray">More</Button>
          <Button color="red" variant="light">Void</Button>
          <Button disabled>Not yet</Button>
          <Button variant="default" onClick={() => toast({ tone: 'late', title: 'Your change was taken back', text: 'Marta changed this line a minute ago. Look at it again.' })}>A refusal</Button>
          <Button variant="default" onClick={() => toast({ tone: 'good', text: 'Task moved to Friday.', action: { label: 'Undo', run: () => {} } })}>A success</Button>
        </div>
        <ProblemNote problem={refused} retry={() => {}} />
        <KeyValue facts={[{ label: 'Site', value: '412 Alder St, Boise' }, { label: 'Starts', value: <DateText day={new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)} /> }, { label: 'Price', value: usd(1845000) }, { label: 'Gate code', value: null }]} />
        <Timeline
          entries={[
            { id: '1', at: ago(4), who: 'Marta Ellison', what: 'called and left a message', icon: IconPhone },
            { id: '2', at: ago(90), who: 'M. Hargrove', what: 'opened the proposal for the second time', icon: IconFileText, tone: 'watch' },
            { id: '3', at: ago(1500), who: 'Marta Ellison', what: 'wrote an email', icon: IconMail, body: 'Here is the proposal with the cedar option. The gate can be hung before the rest if that helps with the dog.' },
            { id: '4', at: ago(1600), what: 'Proposal P-1042 created', icon: IconSignature, tone: 'good' },
          ]}
        />
        <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fit, minmax(14rem, 1fr))' }}>
          <TextInput label="Name" defaultValue="Hargrove Residence" />
          <TextInput label="Phone" error="This does not look like a phone number" defaultValue="208" />
          <Select label="Kind" data={['Customer', 'Prospect']} defaultValue="Customer" />
          <Textarea label="Note" autosize minRows={2} defaultValue="Dog in the yard, call first." />
          <Checkbox label="Do not contact" defaultChecked />
          <Switch label="Show cost" defaultChecked />
        </div>
      </div>
      {dialog && (
        <FormDialog title="New customer" initial={{ name: '', phone: '12' }} submitLabel="Add" onClose={() => setDialog(false)} onSubmit={() => Promise.reject(refused)}>
          {(form) => (
            <>
              <TextInput label="Name" {...form.text('name')} />
              <TextInput label="Phone" {...form.text('phone')} />
            </>
          )}
        </FormDialog>
      )}
    </Page>
  );
}
