import { expect, test } from 'vitest';
import { mayPrecede } from './spans';

const tasks = ['dig', 'set', 'hang', 'gate', 'all'].map((id) => ({ id, kind: id === 'all' ? 'summary' : 'task' }));
const link = (from_task_id: string, to_task_id: string) => ({ from_task_id, to_task_id });
const names = (task: string, links: ReturnType<typeof link>[]) => mayPrecede(task, tasks, links).map((one) => one.id);

test('what waits for a task, near or far, can not come before it', () => {
  expect(names('dig', [link('dig', 'set'), link('set', 'hang')])).toEqual(['gate']);
});

test('what comes before already is not offered again, nor is a summary', () => {
  expect(names('hang', [link('set', 'hang')])).toEqual(['dig', 'gate']);
});
