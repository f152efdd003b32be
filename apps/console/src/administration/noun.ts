import type { Answer, RequestError } from '@wpm/client';
import type { Right } from '@wpm/contract';
import type { Language } from '@wpm/ui';
import type { ComponentType, ReactNode } from 'react';
import type { NounKind } from './noun-kinds.ts';

/** What every administered thing has; a change names the version it was made from. */
export type Item = { readonly id: string; readonly version: number };

/** Which part of a list is asked for. */
export type ListQuery = { readonly search?: string; readonly after?: string; readonly limit: number };
export type ListPage<Entry> = { readonly items: readonly Entry[]; readonly next: string | null };

/** What was saved, and what of it is shown this once: an invitation, a password the platform made. */
export type Saved<Once> = { readonly id: string; readonly once?: Once };

export type CellProps<Entry> = { readonly entry: Entry };

export type Column<Entry> = {
  /** Key of the column's heading in the words of its noun. */
  readonly id: string;
  readonly Cell: ComponentType<CellProps<Entry>>;
  /** By what the list is sorted where the user asks for it; left out where no order makes sense. */
  readonly order?: (entry: Entry, language: Language) => string | number | null;
};

export type FormProps<Draft, Entry> = {
  readonly draft: Draft;
  /** What is changed; null where something new is made. */
  readonly entry: Entry | null;
  readonly change: (changes: Partial<Draft>) => void;
  /** What is wrong with a field, by its path in the settings, in words. */
  readonly problem: (path: string) => string | undefined;
};

/** A refusal of saving; undefined stands for what the common words say. */
export type RefusedProps<Draft> = {
  readonly refusal: RequestError<string>;
  /** Saves once more, with this changed. */
  readonly onAgain: (changes: Partial<Draft>) => void;
  /** What the common words say. */
  readonly children: ReactNode;
};

/**
 * One kind of thing an administrator sets up, as its page needs to know it: how it is read and written, what its list shows and
 * the form it is changed by. Everything else of a page is the same for all of them (ADR 0031).
 */
export type Noun<Entry extends Item, Draft, Once = never> = {
  readonly kind: NounKind;
  readonly reading: Right;
  readonly managing: Right;
  /** One that is there is looked at and taken away, never changed. */
  readonly isFixed?: boolean;
  /** Whether one is only kept for its history: nothing can be done to it any more. */
  readonly isGone?: (entry: Entry) => boolean;
  /** How often the list is read anew while it is seen, where it shows what goes on now. */
  readonly refreshMs?: number;
  readonly list: (query: ListQuery) => Promise<Answer<ListPage<Entry>, string>>;
  readonly get: (id: string) => Promise<Answer<Entry, string>>;
  readonly save: (draft: Draft, known: Entry | null) => Promise<Answer<Saved<Once>, string>>;
  readonly remove: (id: string) => Promise<Answer<unknown, string>>;
  readonly nameOf: (entry: Entry, language: Language) => string;
  /** How many of the list stand above an entry, where it is a tree; the list comes in the tree's order then. */
  readonly depthOf?: (entry: Entry) => number;
  /** Those after the name, which heads the row. */
  readonly columns: readonly Column<Entry>[];
  readonly draftOf: (entry: Entry | null) => Draft;
  readonly Form: ComponentType<FormProps<Draft, Entry>>;
  /** Shows what is shown once after it was saved. */
  readonly Once?: ComponentType<{ readonly once: Once }>;
  /** What is said of a refusal and done about it, where the common words do not do. */
  readonly Refused?: ComponentType<RefusedProps<Draft>>;
  /** What stands above the list: what must be known of them all. */
  readonly Above?: ComponentType;
  /** What else can be done to one that is there. */
  readonly Actions?: ComponentType<CellProps<Entry>>;
};
