import { api, ok, type Schemas } from '~/api/client';
import { useApiList } from '~/api/query';
import { queryClient } from '~/api/queryClient';

export type Equipment = Schemas['Equipment'];

export function useEquipment(account: string) {
  return useApiList<Equipment>(['equipment', 'list', account], (after, signal) =>
    ok(api.GET('/equipment', { params: { query: { account_id: account, after, limit: 100 } }, signal })),
  );
}

export async function addEquipment(body: Schemas['NewEquipment']): Promise<Equipment> {
  const added = await ok(api.POST('/equipment', { body }));
  void queryClient.invalidateQueries({ queryKey: ['equipment'] });
  return added;
}
