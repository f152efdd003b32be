import { type Picture, readPng, writePng } from './picture.ts';

/*
 * How a screen looks, coarsely: the mean colour of every square of 8 pixels. Letters that are drawn a little otherwise, as by another
 * build of the browser, change a mean by little; what moves, is missing or has another colour changes it by much.
 */

/** Pixels along the side of a cell. */
const CELL = 8;
/** Means are kept in steps of this: finer would be noise, and files three times the size. */
const STEP = 4;
/** Two means in one channel, of 255, are another colour from here on. */
const ANOTHER = 18;
/** So many cells may be of another colour: a look has 5194 on a phone. */
const SPARED = 4;

/** @param shot a PNG as Chromium takes it @returns a pixel for each cell, the last of a row or column perhaps of fewer pixels */
export function lookOf(shot: Buffer): Picture {
  const { width, height, pixels } = readPng(shot);
  const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const sums = new Float64Array(columns * rows * 3);
  for (let row = 0, from = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1, from += 3) {
      const to = (Math.floor(row / CELL) * columns + Math.floor(column / CELL)) * 3;
      sums[to] = (sums[to] ?? 0) + (pixels[from] ?? 0);
      sums[to + 1] = (sums[to + 1] ?? 0) + (pixels[from + 1] ?? 0);
      sums[to + 2] = (sums[to + 2] ?? 0) + (pixels[from + 2] ?? 0);
    }
  const means = sums.map((sum, index) => {
    const [column, row] = [Math.floor(index / 3) % columns, Math.floor(index / 3 / columns)];
    const count = Math.min(CELL, width - column * CELL) * Math.min(CELL, height - row * CELL);
    return Math.min(255, Math.round(sum / count / STEP) * STEP);
  });
  return { width: columns, height: rows, pixels: Uint8Array.from(means) };
}

/** The cells, counted in rows from the top, that are of another colour; all of them where the sizes differ. */
export function cellsApart(one: Picture, other: Picture): readonly number[] {
  const cells = Array.from({ length: one.width * one.height }, (_, cell) => cell);
  if (one.width !== other.width || one.height !== other.height) return cells;
  const apart = (at: number) => Math.abs((one.pixels[at] ?? 0) - (other.pixels[at] ?? 0)) >= ANOTHER;
  return cells.filter((cell) => apart(cell * 3) || apart(cell * 3 + 1) || apart(cell * 3 + 2));
}

/** Whether they are the same to somebody who does not look for a few pixels. */
export const isAlike = (one: Picture, other: Picture): boolean => cellsApart(one, other).length <= SPARED;

/** As large as the screen was. */
export function enlarged({ width, height, pixels }: Picture): Picture {
  return drawn(width * CELL, height * CELL, (column, row, channel) => {
    const cell = Math.floor(row / CELL) * width + Math.floor(column / CELL);
    return pixels[cell * 3 + channel] ?? 0;
  });
}

/** The shot, faded, with the cells that are apart in magenta. */
export function marked(shot: Buffer, cells: readonly number[]): Buffer {
  const { width, height, pixels } = readPng(shot);
  const [columns, all] = [Math.ceil(width / CELL), new Set(cells)];
  const picture = drawn(width, height, (column, row, channel) => {
    const isApart = all.has(Math.floor(row / CELL) * columns + Math.floor(column / CELL));
    const faded = 128 + (pixels[(row * width + column) * 3 + channel] ?? 0) / 2;
    return isApart ? (faded + (channel === 1 ? 0 : 510)) / 3 : faded;
  });
  return writePng(picture);
}

/** Side by side, from the left. */
export function besideEachOther(pictures: readonly Picture[]): Picture {
  const { width = 0, height = 0 } = pictures[0] ?? {};
  return drawn(width * pictures.length, height, (column, row, channel) => {
    const pixels = pictures[Math.floor(column / width)]?.pixels;
    return pixels?.[(row * width + (column % width)) * 3 + channel] ?? 0;
  });
}

/** The pictures that were put side by side, each of this width. */
export function apartAgain(whole: Picture, width: number): readonly Picture[] {
  return Array.from({ length: Math.floor(whole.width / width) }, (_, index) =>
    drawn(width, whole.height, (column, row, channel) => {
      return whole.pixels[(row * whole.width + index * width + column) * 3 + channel] ?? 0;
    }),
  );
}

function drawn(
  width: number,
  height: number,
  colour: (column: number, row: number, channel: number) => number,
): Picture {
  const pixels = new Uint8Array(width * height * 3);
  for (let row = 0, at = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      for (let channel = 0; channel < 3; channel += 1, at += 1) pixels[at] = colour(column, row, channel);
  return { width, height, pixels };
}
