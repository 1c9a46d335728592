import type { Icon } from '@tabler/icons-react';
import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Me } from '~/api/session';
import type { Text } from '~/i18n/messages';
import { commands, type Command } from './commands/registry';
import { go } from './go';

/** A place in the sidebar or the tab bar. The server says in `Me.navigation` which of them a role sees, in order. */
export interface Place {
  id: string;
  label: Text;
  icon: Icon;
  to: string;
  /** 'g c' and the like. */
  keys?: string;
}

/** A block of the to-do list at home. It renders nothing when nothing waits. */
export interface HomeSection {
  id: string;
  /** Lower stands higher. Leads with the clock running are 10, approvals 50. */
  order: number;
  when?: (me: Me) => boolean;
  load: () => Promise<{ default: ComponentType }>;
}

/** How a found record is shown and opened by the palette. */
export interface SearchKind {
  label: Text;
  icon: Icon;
  open: (id: string) => void;
}

/** How an event of the stream reads on a timeline. The text follows the actor's name; {names} come from its data. */
export interface EventWords {
  text: Text;
  icon: Icon;
  tone?: 'good' | 'watch' | 'late';
  /** A field of the event's data that is shown as a quotation: the note, the message. */
  body?: string;
  /** A field that alone differs when it happens many times a day: then one line of that day names all of them. */
  gather?: string;
}

/** What a room adds to the house. Its screens are loaded when they are first visited. */
export interface Feature {
  room: string;
  routes: readonly AnyRoute[];
  places?: readonly Place[];
  commands?: readonly Command[];
  home?: readonly HomeSection[];
  /** Blocks of the settings page. */
  settings?: readonly HomeSection[];
  search?: Readonly<Record<string, SearchKind>>;
  /** Words for the room's events, by kind ('account.created'); loaded with the first timeline. */
  events?: () => Promise<{ events: Readonly<Record<string, EventWords>> }>;
}

/** Keeps the exact route types, so that links are checked. */
export function defineFeature<const F extends Feature>(feature: F): F {
  return feature;
}

const places: Place[] = [];
const sections: HomeSection[] = [];
const settings: HomeSection[] = [];
const kinds = new Map<string, SearchKind>();
const eventLoaders: NonNullable<Feature['events']>[] = [];
let eventWords: Promise<Record<string, EventWords>> | undefined;

export function installFeature(feature: Feature) {
  places.push(...(feature.places ?? []));
  sections.push(...(feature.home ?? []));
  settings.push(...(feature.settings ?? []));
  for (const [kind, how] of Object.entries(feature.search ?? {})) kinds.set(kind, how);
  if (feature.events) eventLoaders.push(feature.events);
  commands.register([...(feature.commands ?? []), ...(feature.places ?? []).map(goTo)]);
}

/** Every place is a command too: nobody has to write it twice. */
function goTo(place: Place): Command {
  return {
    id: `go.${place.id}`,
    section: 'go',
    title: place.label,
    icon: place.icon,
    keys: place.keys,
    when: (me) => isOffered(place, me),
    run: () => go(place.to),
  };
}

/** The places of a role, in the server's order; all of them when the server leaves it open. */
export function placesFor(me: Me): Place[] {
  if (me.navigation.length === 0) return places;
  return me.navigation.map((id) => places.find((place) => place.id === id)).filter((place) => place !== undefined);
}

/** Every place there is, whatever a role sees. */
export function installedPlaces(): readonly Place[] {
  return places;
}

function isOffered(place: Place, me: Me): boolean {
  return me.navigation.length === 0 || me.navigation.includes(place.id);
}

export function homeSectionsFor(me: Me): HomeSection[] {
  return sections.filter((section) => section.when?.(me) ?? true).sort((a, b) => a.order - b.order);
}

export function settingsSectionsFor(me: Me): HomeSection[] {
  return settings.filter((section) => section.when?.(me) ?? true).sort((a, b) => a.order - b.order);
}

export function searchKind(kind: string): SearchKind | undefined {
  return kinds.get(kind);
}

/** Every room's words for its events, fetched once. */
export function allEventWords(): Promise<Record<string, EventWords>> {
  eventWords ??= Promise.all(eventLoaders.map((load) => load())).then((rooms) =>
    Object.assign({}, ...rooms.map((room) => room.events)) as Record<string, EventWords>,
  );
  return eventWords;
}
