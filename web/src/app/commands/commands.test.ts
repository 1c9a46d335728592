import { describe, expect, it, vi } from 'vitest';
import type { Me } from '~/api/session';
import { keyLabels, keyToken, press } from './keys';
import { fold, matchScore } from './match';
import { CommandRegistry, type Command } from './registry';

const nothing = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const me = { role: 'field' } as Me;

function command(id: string, more: Partial<Command> = {}): Command {
  return { id, title: { en: id, es: id }, section: 'app', run: vi.fn(), ...more };
}

describe('CommandRegistry', () => {
  it('offers only what the person may do', () => {
    const registry = new CommandRegistry();
    registry.register([command('pay', { when: (person) => person.role === 'owner' }), command('clock')]);
    expect(registry.allowed(me).map((one) => one.id)).toEqual(['clock']);
  });

  it('lets a screen stand in front of the app and steps back afterwards', () => {
    const registry = new CommandRegistry();
    registry.register([command('save', { keys: 'a' })]);
    const leave = registry.register([command('save', { keys: 'b' })]);
    expect(registry.allowed(me).map((one) => one.keys)).toEqual(['b']);
    leave();
    expect(registry.allowed(me).map((one) => one.keys)).toEqual(['a']);
  });

  it('tells its listeners', () => {
    const registry = new CommandRegistry();
    const heard = vi.fn();
    registry.subscribe(heard);
    registry.register([command('x')])();
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

describe('press', () => {
  const list = [command('go.customers', { keys: 'g c' }), command('create', { keys: 'c' }), command('create.customer', { keys: 'c c' })];

  it('waits for the second key of a sequence', () => {
    expect(press('', 'g', list)).toMatchObject({ kind: 'wait', typed: 'g' });
    expect(press('g', 'c', list)).toMatchObject({ kind: 'run', command: { id: 'go.customers' } });
  });

  it('remembers what a lone first key means', () => {
    expect(press('', 'c', list)).toMatchObject({ kind: 'wait', fallback: { id: 'create' } });
  });

  it('lets a screen take over a key of the app', () => {
    const screen = command('screen.own', { keys: 'g c' });
    expect(press('g', 'c', [...list, screen])).toMatchObject({ command: { id: 'screen.own' } });
  });

  it('starts again when the second key leads nowhere', () => {
    expect(press('g', 'g', list)).toMatchObject({ kind: 'wait', typed: 'g' });
    expect(press('g', 'z', list)).toEqual({ kind: 'none' });
  });
});

describe('keys', () => {
  it('writes a press as commands write it', () => {
    expect(keyToken({ ...nothing, key: 'K', ctrlKey: true })).toBe('mod+k');
    expect(keyToken({ ...nothing, key: 'J', shiftKey: true })).toBe('shift+j');
    expect(keyToken({ ...nothing, key: '?', shiftKey: true })).toBe('?');
    expect(keyToken({ ...nothing, key: 'ArrowUp' })).toBe('up');
  });

  it('shows them as caps', () => {
    expect(keyLabels('g c', false)).toEqual(['G', 'C']);
    expect(keyLabels('mod+k', true)).toEqual(['⌘', 'K']);
  });
});

describe('matchScore', () => {
  it('needs all letters in order', () => {
    expect(matchScore('zz', 'New customer')).toBe(0);
    expect(matchScore('nc', 'New customer')).toBeGreaterThan(0);
  });

  it('puts starts of words before letters inside them', () => {
    expect(matchScore('nc', 'New customer')).toBeGreaterThan(matchScore('nc', 'Invoices'));
  });

  it('finds words without their accents', () => {
    expect(fold('Cotización')).toBe('cotizacion');
    expect(matchScore('cotizacion', 'Cotización')).toBeGreaterThan(900);
  });
});
