import { lazy, Suspense, useMemo, type ComponentType } from 'react';
import type { HomeSection } from './feature';

const loaded = new Map<string, ComponentType>();

/** Blocks that rooms bring to a page; each is fetched when the page is opened, and may have nothing to say. */
export function LazySections({ sections }: { sections: readonly HomeSection[] }) {
  return sections.map((section) => <LazySection key={section.id} section={section} />);
}

function LazySection({ section }: { section: HomeSection }) {
  const Loaded = useMemo(() => {
    const known = loaded.get(section.id) ?? lazy(section.load);
    loaded.set(section.id, known);
    return known;
  }, [section]);
  return (
    <Suspense fallback={null}>
      <Loaded />
    </Suspense>
  );
}
