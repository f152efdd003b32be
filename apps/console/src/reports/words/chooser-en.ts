import type { chooser as pl } from './chooser-pl.ts';

export const chooser: typeof pl = {
  columns: 'Columns',
  hint: 'Choose what is shown and in which order. Files and mailed reports are the same. To keep the choice for later, save the view.',
  earlier: (column) => `Move earlier: ${column}`,
  later: (column) => `Move later: ${column}`,
  usual: 'As usual',
  done: 'Done',
  breaks: 'Breaks (each of its own)',
};
