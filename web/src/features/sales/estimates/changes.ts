import type { Estimate, Line } from '../queries';

export interface Change {
  what: 'added' | 'removed' | 'quantity' | 'price';
  description: string;
  from?: string;
  to?: string;
  /** Minor units the total of the lines moved by. */
  by: number;
}

/** What is different from the revision before, line by line. A line is the same one while its words and its item are. */
export function changesBetween(before: Estimate, after: Estimate): Change[] {
  const old = linesOf(before);
  const changes: Change[] = [];
  for (const line of linesOf(after)) {
    const at = old.findIndex((one) => keyOf(one) === keyOf(line));
    const [known] = at < 0 ? [] : old.splice(at, 1);
    if (!known) {
      changes.push({ what: 'added', description: line.description, by: counted(line) });
    } else if (Number(known.quantity) !== Number(line.quantity)) {
      changes.push({ what: 'quantity', description: line.description, from: known.quantity, to: line.quantity, by: counted(line) - counted(known) });
    } else if (counted(known) !== counted(line)) {
      changes.push({ what: 'price', description: line.description, by: counted(line) - counted(known) });
    }
  }
  return [...changes, ...old.map((line): Change => ({ what: 'removed', description: line.description, by: -counted(line) }))];
}

function linesOf(estimate: Estimate): Line[] {
  return estimate.sections.flatMap((section) => section.lines);
}

function keyOf(line: Line): string {
  return `${line.item_id ?? ''} ${line.description}`;
}

/** An option that is not taken costs the customer nothing. */
function counted(line: Line): number {
  return line.counted ? line.price.minor : 0;
}
