import type { ReactNode } from 'react';

export type Zoom = 'day' | 'week' | 'month';

export interface GanttRow {
  id: string;
  name: string;
  wbs: string;
  /** 0 for the outermost level; rows come in WBS order. */
  depth?: number;
  /** A summary has rows below it and is drawn as a bracket. */
  summary?: boolean;
  /** Dates are days; `finish` is the last day worked. A row without dates is listed and not drawn. */
  start: string | null;
  finish: string | null;
  critical?: boolean;
  /** In working days; 0 with `critical` decides the finish; negative when the row misses its deadline. */
  totalFloatDays?: number | null;
  /** 0 to 1. */
  progress?: number;
  milestone?: boolean;
  /** What was promised. */
  baseline?: { start: string; finish: string } | null;
  /** Who, or what locks the date. */
  note?: string | null;
}

export interface GanttLink {
  from: string;
  to: string;
  type: 'FS' | 'SS' | 'FF' | 'SF';
  /** This link decides the successor's date. */
  driving?: boolean;
}

export interface GanttProps {
  label: string;
  rows: readonly GanttRow[];
  links: readonly GanttLink[];
  /** Shaded, and not counted as slack. Without it, Saturdays and Sundays. */
  isWorking?: (day: string) => boolean;
  today: string;
  openId?: string | null;
  onOpen?: (row: GanttRow) => void;
  zoom?: Zoom;
  onZoom?: (zoom: Zoom) => void;
  /** Beside the zoom: whatever the screen adds. */
  tools?: ReactNode;
}
