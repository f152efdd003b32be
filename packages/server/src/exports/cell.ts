/** What stands in a cell of a spreadsheet: numbers are numbers, instants are in the report's zone, null is nothing. */
export type Cell = string | number | { readonly instant: Date } | null;

/** Writes one format of spreadsheet, row by row. What it wrote is complete once `end` resolved. */
export interface SheetWriter {
  /** Resolves when there is room for more: whoever waits for it holds little in memory. */
  write(rows: readonly (readonly Cell[])[]): Promise<void>;
  end(): Promise<void>;
}

/** Local time of a zone, as the clocks there show it; one of these for a whole file, as making one is slow. */
export class ZonedClock {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    const two = '2-digit';
    this.#format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
      hourCycle: 'h23',
    });
  }

  /** `2026-11-20 11:54:00` */
  read(instant: Date): string {
    return this.#format.format(instant);
  }
}
