import { describe, expect, it } from 'vitest';
import { commands } from './commands/registry';
import { ownPath } from './routes';
import './router';

describe('the rooms together', () => {
  it('give every command its own id', () => {
    const ids = commands.all().map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('give every key to one command', () => {
    const keys = commands.all().flatMap((command) => command.keys ?? []);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

it('sends nobody to another site after signing in', () => {
  expect(ownPath('/customers?open=1')).toBe('/customers?open=1');
  expect(ownPath('//evil.example')).toBeUndefined();
  expect(ownPath('/\\evil.example')).toBeUndefined();
  expect(ownPath('https://evil.example')).toBeUndefined();
});
