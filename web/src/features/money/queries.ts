import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiList, useApiMutation, useApiQuery } from '~/api/query';
import { translate } from '~/i18n/messages';
import { moneyMessages } from './messages';

export type Invoice = Schemas['Invoice'];
export type Money = Schemas['Money'];
export type ProjectBudget = Schemas['ProjectBudget'];
export type BudgetRow = ProjectBudget['rows'][number];
export type PurchaseOrder = Schemas['PurchaseOrder'];
export type CostType = Schemas['CostType'];

export const standings = ['open', 'overdue', 'paid'] as const;
export type InvoiceStanding = (typeof standings)[number];
export const methods = ['check', 'card', 'bank_transfer', 'cash', 'other'] as const satisfies readonly Schemas['PaymentMethod'][];
export const costTypes = ['labour', 'material', 'equipment', 'subcontract', 'other'] as const satisfies readonly CostType[];

export function useInvoices(standing: InvoiceStanding | undefined) {
  return useApiList<Invoice>(['invoice', 'list', standing ?? ''], (after, signal) =>
    ok(api.GET('/invoices', { params: { query: { standing, after, limit: 50 } }, signal })),
  );
}

export type Billable = Schemas['Billable'];

/** Owed, overdue and what may be billed next. */
export function useMoneyStanding() {
  return useApiQuery(['invoice', 'standing'], (signal) => ok(api.GET('/money', { signal })));
}

export function receivePayment(body: Schemas['NewPayment']) {
  return ok(api.POST('/payments', { body }));
}

const ofProject = (id: string) => ({ params: { path: { id } } });

export function useProjectBudget(id: string) {
  return useApiQuery(['cost', 'budget', id], (signal) => ok(api.GET('/projects/{id}/budget', { ...ofProject(id), signal })));
}

export function useProjectMoney(id: string) {
  return useApiQuery(['invoice', 'project', id], (signal) => ok(api.GET('/projects/{id}/money', { ...ofProject(id), signal })));
}

export function useProjectOrders(id: string) {
  return useApiQuery(['purchase_order', 'project', id], (signal) => ok(api.GET('/projects/{id}/purchase-orders', { ...ofProject(id), signal })));
}

export function useProjectBills(id: string) {
  return useApiQuery(['bill', 'project', id], (signal) => ok(api.GET('/projects/{id}/bills', { ...ofProject(id), signal })));
}

/** The cost rows behind one figure; read when somebody opens it. */
export function useCostRows(id: string, row: BudgetRow) {
  const query = { cost_code_id: row.cost_code_id ?? undefined, cost_type: row.cost_type };
  return useApiQuery(['cost', 'rows', id, query], async (signal) => {
    const rows = await ok(api.GET('/projects/{id}/costs', { params: { path: { id }, query }, signal }));
    // Asking without a code asks for every code.
    return rows.filter((one) => (one.cost_code_id ?? null) === (row.cost_code_id ?? null));
  });
}

export function useIssueInvoice() {
  return useApiMutation<string, Invoice>({
    send: (id) => ok(api.POST('/billing-items/{id}/invoice', { params: { path: { id } }, body: {} })),
    refresh: ['invoice', 'project'],
    done: (_id, invoice) => ({ text: translate(moneyMessages, invoice.mailed ? 'issued' : 'notMailed', { number: String(invoice.number) }) }),
  });
}

export function usePlaceOrder() {
  return useApiMutation<PurchaseOrder, PurchaseOrder>({
    send: (order) => ok(api.POST('/purchase-orders/{id}/order', { params: { path: { id: order.id }, header: ifMatch(order.version) } })),
    refresh: ['purchase_order', 'cost', 'project'],
  });
}

export function recordBill(project: string, body: Schemas['NewBill']) {
  return ok(api.POST('/projects/{id}/bills', { params: { path: { id: project } }, body }));
}
