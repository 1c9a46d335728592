import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiList, useApiMutation, useApiQuery } from '~/api/query';

export type WinPlan = Schemas['WinPlan'];
export type WinPlanRow = Schemas['WinPlanRow'];
export type Plan = Schemas['PlanDefinition'];
export type PlanChange = Schemas['PlanChange'];
export type Origin = Schemas['PlanOrigin'];

export function usePlansWaiting() {
  return useApiList<WinPlanRow>(['win_plan', 'list', 'draft'], (after, signal) =>
    ok(api.GET('/win-plans', { params: { query: { state: 'draft', after, limit: 20 } }, signal })),
  );
}

export function useWinPlan(id: string) {
  return useApiQuery(['win_plan', 'one', id], (signal) => ok(api.GET('/win-plans/{id}', { params: { path: { id } }, signal })));
}

const at = (plan: WinPlan) => ({ params: { path: { id: plan.id }, header: ifMatch(plan.version) } });

export function useChangePlan(plan: WinPlan) {
  return useApiMutation<PlanChange, WinPlan>({
    send: (change) => ok(api.PATCH('/win-plans/{id}', { ...at(plan), body: change })),
    refresh: ['win_plan'],
  });
}

export function useCommit(plan: WinPlan, said: string) {
  return useApiMutation<void, Schemas['Project']>({
    send: () => ok(api.POST('/win-plans/{id}/commit', at(plan))),
    done: () => ({ text: said }),
    refresh: ['win_plan', 'project'],
  });
}

export function useReverse(plan: WinPlan, said: string) {
  return useApiMutation<void, WinPlan>({
    send: () => ok(api.POST('/win-plans/{id}/reverse', { params: { path: { id: plan.id } } })),
    done: () => ({ text: said }),
    refresh: ['win_plan', 'project', 'task'],
  });
}
