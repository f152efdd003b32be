/** A table's rows in a file: PostgreSQL's text form of COPY, compressed with gzip. */
export type TableCopy = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Name of the file in the copy's folder. */
  readonly file: string;
  /** Of the file, in hex. */
  readonly sha256: string;
};

/** What a copy of the database consists of: all of it as it was at one instant. */
export type DatabaseCopy = {
  /** The schema it has, as steps that made it. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  /** Each after those it points to. */
  readonly tables: readonly TableCopy[];
};

/** Who hears how far it is: a table is done. */
export type CopyProgress = (table: string, rows: number) => void;
