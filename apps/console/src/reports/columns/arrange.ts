/** A column that can be shown, and whether it is. */
export type Place = { readonly id: string; readonly isShown: boolean };

/** Every column of a page: those that are shown in their order, the others behind them as usual. */
export const placesOf = (shown: readonly string[], all: readonly string[]): readonly Place[] => [
  ...shown.map((id) => ({ id, isShown: true })),
  ...all.filter((id) => !shown.includes(id)).map((id) => ({ id, isShown: false })),
];

/** Shows a column behind those that are shown, or hides it. */
export const turned = (shown: readonly string[], id: string): readonly string[] =>
  shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id];

/** Moves a column one place; at an end it stays. */
export function moved(shown: readonly string[], id: string, way: -1 | 1): readonly string[] {
  const from = shown.indexOf(id);
  const to = from + way;
  if (from < 0 || to < 0 || to >= shown.length) return shown;
  return shown.toSpliced(from, 1).toSpliced(to, 0, id);
}
