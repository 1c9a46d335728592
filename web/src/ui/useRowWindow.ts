import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

/** Below this many rows everything is in the page, so that find-in-page and printing see all of it. */
const wholeUpTo = 120;
const margin = 12;

/** Which rows of a long list are in the page, and how much room stands for the others. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number) {
  const [view, setView] = useState({ top: 0, height: 800, row: 40 });
  const whole = count <= wholeUpTo;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || whole) return undefined;
    const measure = () => {
      const row = element.querySelector<HTMLElement>('tbody tr[data-index]')?.offsetHeight ?? 40;
      setView({ top: element.scrollTop, height: element.clientHeight, row });
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, whole]);

  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const head = element.querySelector('thead')?.clientHeight ?? 0;
      const row = element.querySelector<HTMLElement>('tbody tr[data-index]')?.offsetHeight ?? 40;
      const top = index * row;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + row + head > element.scrollTop + element.clientHeight) element.scrollTop = top + row + head - element.clientHeight;
    },
    [scroller],
  );

  if (whole) return { from: 0, to: count, before: 0, after: 0, reveal };
  const from = Math.max(0, Math.floor(view.top / view.row) - margin);
  const to = Math.min(count, Math.ceil((view.top + view.height) / view.row) + margin);
  return { from, to, before: from * view.row, after: (count - to) * view.row, reveal };
}
