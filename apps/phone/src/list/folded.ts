/** A text as it is searched for: without case and accents. `ł` has no mark that could be taken away. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l');
}
