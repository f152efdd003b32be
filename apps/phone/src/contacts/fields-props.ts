import type { Draft } from './draft.ts';

/** What is typed of a card, why some of it was refused, by its path, and how it is changed. */
export type FieldsProps = {
  readonly draft: Draft;
  readonly reasons: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<Draft>) => void;
};
