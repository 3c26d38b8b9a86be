// Which rows of a long list are drawn. Rows have one fixed height, so a list of
// 10,000 costs as much as one of 30.

/** Rows `first` up to, not including, `last` are drawn; the rest is empty space in pixels. */
export interface DrawnRows {
  first: number;
  last: number;
  before: number;
  after: number;
}

/** Rows drawn beyond each edge, so that a quick wheel shows no gap. */
const BEYOND = 6;

/** The rows that a viewport of `height` pixels shows at `top`. */
export function drawnRows(top: number, height: number, rowHeight: number, count: number): DrawnRows {
  if (count === 0 || rowHeight <= 0) return { first: 0, last: 0, before: 0, after: 0 };
  const end = Math.max(0, count * rowHeight - height);
  const from = Math.min(Math.max(0, top), end);
  const first = Math.max(0, Math.floor(from / rowHeight) - BEYOND);
  const last = Math.min(count, Math.ceil((from + Math.max(0, height)) / rowHeight) + BEYOND);
  return { first, last, before: first * rowHeight, after: (count - last) * rowHeight };
}

/** Where to scroll so that a row is wholly seen; the present place when it is. */
export function scrolledTo(row: number, top: number, height: number, rowHeight: number): number {
  const start = row * rowHeight;
  if (start < top) return start;
  const bottom = start + rowHeight - height;
  return bottom > top ? bottom : top;
}
