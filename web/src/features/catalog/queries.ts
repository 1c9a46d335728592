import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { useApiList, useApiMutation, useApiQuery, type Page } from '~/api/query';

export type Item = Schemas['Item'];
export type Assembly = Schemas['Assembly'];
export type LabourRate = Schemas['LabourRate'];
export type TaxRule = Schemas['TaxRule'];
export type CostCode = Schemas['CostCode'];

export function useItems(q: string | undefined) {
  return useApiList<Item>(['item', 'list', q ?? ''], (after, signal) => ok(api.GET('/items', { params: { query: { q, after, limit: 100 } }, signal })));
}

export function useItem(id: string) {
  return useApiQuery(['item', 'one', id], (signal) => ok(api.GET('/items/{id}', { params: { path: { id } }, signal })));
}

export function createItem(body: Schemas['NewItem']) {
  return ok(api.POST('/items', { body }));
}

export function useChangeItem(item: Item) {
  return useApiMutation<Schemas['ItemChange'], Item>({
    send: (change) => ok(api.PATCH('/items/{id}', { params: { path: { id: item.id }, header: ifMatch(item.version) }, body: change })),
    optimistic: (change, patch) => {
      patch<Item>(['item', 'one', item.id], (one) => ({ ...one, ...change }));
      patch<{ pages: Page<Item>[] }>(['item', 'list'], (list) => ({
        ...list,
        pages: list.pages.map((page) => ({ ...page, items: page.items.map((one) => (one.id === item.id ? { ...one, ...change } : one)) })),
      }));
    },
    refresh: ['item'],
  });
}

export function useAssemblies() {
  return useApiQuery(['assembly', 'list'], (signal) => ok(api.GET('/assemblies', { signal })));
}

export function useAssembly(id: string) {
  return useApiQuery(['assembly', 'one', id], (signal) => ok(api.GET('/assemblies/{id}', { params: { path: { id } }, signal })));
}

/** What an assembly takes with these figures; asked again with every change, and kept while the answer is under way. */
export function useExpansion(id: string, inputs: Record<string, string>) {
  const filled = Object.values(inputs).every((value) => value.trim() !== '');
  return useApiQuery(
    ['assembly', 'expansion', id, inputs],
    (signal) => ok(api.POST('/assemblies/{id}/expand', { params: { path: { id } }, body: { inputs }, signal })),
    { enabled: filled, keepPrevious: true },
  );
}

export function useLabourRates() {
  return useApiQuery(['labour_rate', 'list'], (signal) => ok(api.GET('/labour-rates', { signal })));
}

export function useTaxRules() {
  return useApiQuery(['tax_rule', 'list'], (signal) => ok(api.GET('/tax-rules', { signal })));
}

export function useCostCodes() {
  return useApiQuery(['cost_code', 'list'], (signal) => ok(api.GET('/cost-codes', { signal })));
}

async function refreshed<T>(subject: string, answer: Promise<T>): Promise<T> {
  const saved = await answer;
  void queryClient.invalidateQueries({ queryKey: [subject] });
  return saved;
}

export function createRate(body: Schemas['NewLabourRate']) {
  return refreshed('labour_rate', ok(api.POST('/labour-rates', { body })));
}

export function changeRate({ id, version }: LabourRate, body: Schemas['LabourRateChange']) {
  return refreshed('labour_rate', ok(api.PATCH('/labour-rates/{id}', { params: { path: { id }, header: ifMatch(version) }, body })));
}

export function createTax(body: Schemas['NewTaxRule']) {
  return refreshed('tax_rule', ok(api.POST('/tax-rules', { body })));
}

export function changeTax({ id, version }: TaxRule, body: Schemas['TaxRuleChange']) {
  return refreshed('tax_rule', ok(api.PATCH('/tax-rules/{id}', { params: { path: { id }, header: ifMatch(version) }, body })));
}

/** Adds a cost code, or changes the one that was read. */
export function saveCostCode(body: Schemas['NewCostCode'], known?: CostCode) {
  const saved = known
    ? ok(api.PATCH('/cost-codes/{id}', { params: { path: { id: known.id }, header: ifMatch(known.version) }, body }))
    : ok(api.POST('/cost-codes', { body }));
  return refreshed('cost_code', saved);
}
