const PLACE = /\{([A-Za-z0-9_$][\w$.@-]*)\}/g;

/** Fills the places of a template; what has no value is empty. `write` makes a value fit where it stands. */
export function fillTemplate(
  template: string,
  valueOf: (place: string) => string | undefined,
  write: (value: string) => string = asItIs,
): string {
  return template.replace(PLACE, (_, place: string) => write(valueOf(place) ?? ''));
}

const asItIs = (value: string) => value;

/** As text within the quotes of JSON. */
export const inJson = (value: string): string => JSON.stringify(value.toWellFormed()).slice(1, -1);

/** As a part of an address: no value opens another path or query. */
export const inAddress = (value: string): string => encodeURIComponent(value.toWellFormed());

/** As a header may have it. */
export const inHeader = (value: string): string => value.replaceAll(/[^\x20-\x7e]/g, '');
