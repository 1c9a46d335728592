import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiList, useApiMutation, useApiQuery } from '~/api/query';

export type Project = Schemas['Project'];
export type ProjectState = Schemas['ProjectState'];
export type Network = Schemas['Network'];
export type Task = Schemas['Task'];
export type Delivery = Schemas['Delivery'];
export type PurchaseOrder = Schemas['PurchaseOrder'];
export type Gate = Schemas['Gate'];
export type LinkKind = Schemas['LinkKind'];

/** What shows a project's dates and has to be read again when anything moves them. */
export const dated = ['project', 'task', 'delivery', 'gate', 'purchase_order', 'bottleneck', 'booking'];

const path = (id: string) => ({ params: { path: { id } } });
const at = (id: string, version: number) => ({ params: { path: { id }, header: ifMatch(version) } });

export function useProjects(state: ProjectState | undefined, name: string | undefined) {
  return useApiList<Project>(['project', 'list', state ?? '', name ?? ''], (after, signal) =>
    ok(api.GET('/projects', { params: { query: { state, name, after, limit: 50 } }, signal })),
  );
}

export function useNetwork(id: string) {
  return useApiQuery(['task', 'network', id], (signal) => ok(api.GET('/projects/{id}/network', { ...path(id), signal })));
}

export function useDeliveries(id: string) {
  return useApiQuery(['delivery', 'list', id], (signal) => ok(api.GET('/projects/{id}/deliveries', { ...path(id), signal })));
}

export function useOrders(id: string) {
  return useApiQuery(['purchase_order', 'list', id], (signal) =>
    ok(api.GET('/projects/{id}/purchase-orders', { ...path(id), signal })),
  );
}

export function useSuppliers() {
  return useApiQuery(['account', 'suppliers'], (signal) =>
    ok(api.GET('/accounts', { params: { query: { standing: 'supplier', limit: 200 } }, signal })),
  );
}

export function useCrews(enabled = true) {
  return useApiQuery(['crew', 'list'], (signal) => ok(api.GET('/crews', { signal })), { enabled });
}

export function useGates(id: string) {
  return useApiQuery(['gate', 'list', id], (signal) => ok(api.GET('/projects/{id}/gates', { ...path(id), signal })));
}

export function useRevisions(id: string) {
  return useApiQuery(['project', 'revisions', id], (signal) =>
    ok(api.GET('/projects/{id}/schedule-revisions', { ...path(id), signal })),
  );
}

/** Shown at once; the dates that follow from it come with the answer. */
export function useReport(projectId: string) {
  return useApiMutation<{ task: Task; percent: number }, Task>({
    send: ({ task, percent }) => ok(api.POST('/tasks/{id}/progress', { ...at(task.id, task.version), body: { percent } })),
    optimistic: ({ task, percent }, patch) =>
      patch<Network>(['task', 'network', projectId], (network) => ({
        ...network,
        tasks: network.tasks.map((one) => (one.id === task.id ? { ...one, percent } : one)),
      })),
    refresh: dated,
  });
}

export function useChangeTask() {
  return useApiMutation<{ task: Task; change: Schemas['TaskChange'] }, Task>({
    send: ({ task, change }) => ok(api.PATCH('/tasks/{id}', { ...at(task.id, task.version), body: change })),
    refresh: dated,
  });
}

export function addTask(id: string, body: Schemas['NewTask']): Promise<Task> {
  return ok(api.POST('/projects/{id}/tasks', { ...path(id), body }));
}

export function usePromise() {
  return useApiMutation<{ delivery: Delivery; promised_on: string }, Delivery>({
    send: ({ delivery, promised_on }) =>
      ok(api.PATCH('/deliveries/{id}', { ...at(delivery.id, delivery.version), body: { promised_on } })),
    refresh: dated,
  });
}

export function receive(delivery: Delivery, body: Schemas['Receipt']): Promise<Delivery> {
  return ok(api.POST('/deliveries/{id}/receive', { ...at(delivery.id, delivery.version), body }));
}

export function useSupplier() {
  return useApiMutation<{ order: PurchaseOrder; vendor: string }, PurchaseOrder>({
    send: ({ order, vendor }) =>
      ok(api.PATCH('/purchase-orders/{id}', { ...at(order.id, order.version), body: { vendor_account_id: vendor } })),
    refresh: dated,
  });
}

export function usePlaceOrder() {
  return useApiMutation<PurchaseOrder, PurchaseOrder>({
    send: (order) => ok(api.POST('/purchase-orders/{id}/order', at(order.id, order.version))),
    refresh: dated,
  });
}

export function useChangeGate() {
  return useApiMutation<{ gate: Gate; change: Schemas['GateChange'] }, Gate>({
    send: ({ gate, change }) => ok(api.PATCH('/gates/{id}', { ...at(gate.id, gate.version), body: change })),
    refresh: dated,
  });
}

export function addGate(id: string, body: Schemas['NewGate']): Promise<Gate> {
  return ok(api.POST('/projects/{id}/gates', { ...path(id), body }));
}

export function useLinkTasks(id: string) {
  return useApiMutation<Schemas['NewLink'], Schemas['Link']>({
    send: (link) => ok(api.POST('/projects/{id}/links', { ...path(id), body: link })),
    refresh: dated,
  });
}

export function useUnlink() {
  return useApiMutation<string, unknown>({
    send: (link) => ok(api.DELETE('/task-links/{id}', path(link))),
    refresh: dated,
  });
}

export function useChangeProject(project: Project) {
  return useApiMutation<Schemas['ProjectChange'], Project>({
    send: (change) => ok(api.PATCH('/projects/{id}', { ...at(project.id, project.version), body: change })),
    refresh: dated,
  });
}

export function useCloseProject(said: (project: Project) => string) {
  return useApiMutation<Project, Project>({
    send: (project) => ok(api.POST('/projects/{id}/close', path(project.id))),
    done: (_, project) => ({ text: said(project) }),
    refresh: dated,
  });
}
