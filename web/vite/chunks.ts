import type { Rolldown } from 'vite';

const fields = /@mantine\/core\/.*\/(ActionIcon|CloseButton|Input|InputBase|PasswordInput|TextInput)\//;
const controls = /node_modules\/(@mantine|@floating-ui|react-number-format|react-remove-scroll)/;
const parts = /\/src\/(ui\/\w+\.|app\/timeline\/)|@tabler/;
const roomData = /\/src\/features\/(\w+)\/(.*\/)?(messages|queries)\.ts$/;

/**
 * Which module travels with which: few files, because each one costs a question, and no file that makes the sign-in
 * wait for what only the office needs. A group takes along what its modules import, except what stands above it, so
 * files import upwards only and never in a circle.
 */
const groups: Rolldown.CodeSplittingGroup[] = [
  // What others wrote changes less often than what we write, and stays in the cache when we do.
  { name: 'libraries', tags: ['$initial'], test: /node_modules/ },
  // The service worker is an entry of its own and may share nothing with the page.
  { name: 'start', tags: ['$initial'], test: (id) => !id.endsWith('/serviceWorker.ts') },
  { name: 'fields', test: fields },
  { name: 'controls', test: controls },
  { name: 'parts', test: parts },
  // Rooms read each other's lists and words.
  { name: (id) => roomData.exec(id)?.[1] ?? null },
];

export const chunks: Rolldown.CodeSplittingOptions = {
  groups: groups.map((group, at) => ({ ...group, priority: groups.length - at })),
};
