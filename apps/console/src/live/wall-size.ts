/** Of a queue's name and of a figure, in characters with the room round them, and how wide a character is, in its size. */
const [NAME, FIGURE, CHARACTER] = [12, 7, 0.55];
/** Of the height so much is left for rows, and a row takes more than its letters. */
const ROWS_SHARE = 0.6;

/** How large a wallboard is written so that all of it is seen, as large as that may be: it is read from across a room. */
export function wallSize(queues: number, figures: number): string {
  const wide = 100 / (CHARACTER * (NAME + FIGURE * figures));
  const high = (100 * ROWS_SHARE) / (queues + 1);
  return `clamp(1.25rem, min(${wide.toFixed(2)}vw, ${high.toFixed(2)}vh), 9rem)`;
}
