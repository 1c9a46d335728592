import type { GanttLink } from './types';

export interface Ends {
  left: number;
  right: number;
  y: number;
}

const stub = 8;
const turn = 4;
const inset = 5;
const halfBar = 10;

/** An orthogonal line with rounded corners from one bar to the other; it enters from the side the link type says. */
export function linkPath(type: GanttLink['type'], from: Ends, to: Ends): string {
  const leavesRight = type === 'FS' || type === 'FF';
  const entersLeft = type === 'FS' || type === 'SS';
  const start = { x: leavesRight ? from.right : from.left, y: from.y };
  const end = { x: entersLeft ? to.left : to.right, y: to.y };
  const out = start.x + (leavesRight ? stub : -stub);
  const into = end.x + (entersLeft ? -stub : stub);
  const straight = leavesRight === entersLeft && (leavesRight ? out <= into : out >= into);
  // The successor follows at once: come down on its top instead of winding around it.
  if (type === 'FS' && !straight && end.x >= start.x - 8 && end.y !== start.y) {
    const x = Math.max(end.x + inset, start.x + 1);
    return rounded([start, { x, y: start.y }, { x, y: end.y + (start.y < end.y ? -halfBar : halfBar) }]);
  }
  if (straight) return rounded([start, { x: out, y: start.y }, { x: out, y: end.y }, end]);
  if (leavesRight !== entersLeft) {
    const side = leavesRight ? Math.max(out, into) : Math.min(out, into);
    return rounded([start, { x: side, y: start.y }, { x: side, y: end.y }, end]);
  }
  // The successor starts before there is room: go around between the two rows.
  const middle = end.y + (start.y < end.y ? -1 : 1) * 17;
  return rounded([start, { x: out, y: start.y }, { x: out, y: middle }, { x: into, y: middle }, { x: into, y: end.y }, end]);
}

interface Point {
  x: number;
  y: number;
}

function rounded(points: Point[]): string {
  const first = points[0]!;
  let path = `M${first.x} ${first.y}`;
  for (let at = 1; at < points.length - 1; at += 1) {
    const corner = points[at]!;
    const before = towards(corner, points[at - 1]!);
    const after = towards(corner, points[at + 1]!);
    path += `L${before.x} ${before.y}Q${corner.x} ${corner.y} ${after.x} ${after.y}`;
  }
  const last = points[points.length - 1]!;
  return `${path}L${last.x} ${last.y}`;
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const step = Math.min(turn, length / 2);
  return { x: from.x + ((to.x - from.x) / length) * step, y: from.y + ((to.y - from.y) / length) * step };
}
