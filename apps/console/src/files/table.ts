/** What a file holds as a table: rows of cells, without those in which nothing is. */
export type Table = {
  readonly rows: readonly (readonly string[])[];
  /** Of each row the number a spreadsheet shows beside it, which counts the empty ones as well. */
  readonly lines: readonly number[];
};
