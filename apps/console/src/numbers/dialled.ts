/** A number as people write it, without what only helps reading; `00` before it is the plus sign. */
export function dialled(typed: string): string {
  return typed.replace(/[\s()./-]/g, '').replace(/^00/, '+');
}
