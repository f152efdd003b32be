import type { Reference } from '@wpm/store';

/** A field of the settings that names another thing, if it names one. */
export function reference(field: string, kind: Reference['kind'], id: string | null): readonly Reference[] {
  return id === null ? [] : [{ field, kind, id }];
}
