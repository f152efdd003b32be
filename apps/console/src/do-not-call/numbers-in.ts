/** Longer than any number somebody writes. */
const LONGEST = 60;

/**
 * The numbers of a text somebody pasted or of a file: by lines, commas, semicolons and tabs, without quotes; of a row of a sheet the cells
 * with digits enough to be a number. What is left of it the platform reads, or refuses by name.
 */
export function numbersIn(text: string): readonly string[] {
  const cells = text.split(/[\n\r,;\t]+/).map((cell) => cell.replaceAll('"', '').trim().slice(0, LONGEST));
  return [...new Set(cells.filter((cell) => cell.replaceAll(/\D/g, '').length >= 3))];
}
