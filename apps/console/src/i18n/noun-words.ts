/** What the page of one kind of thing says of it. */
export type NounWords = {
  readonly heading: string;
  /** What they are for, below the heading. */
  readonly about: string;
  /** One of them, while its name is not known yet. */
  readonly one: string;
  readonly create: string;
  /** Above what is shown once after one was made. */
  readonly made: string;
  readonly name: string;
  readonly searchHint: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly removeQuestion: (name: string) => string;
  readonly removeHint: string;
  /** Where taking it away has a word of its own. */
  readonly removal?: { readonly remove: string; readonly keep: string };
  readonly ended?: { readonly removed: string };
  readonly columns: Readonly<Record<string, string>>;
};
