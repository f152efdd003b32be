/**
 * The kind of a fault, and where in the application's own files: its message may quote what somebody typed or received, as that of a
 * `JSON.parse` does, so it is left out.
 */
export function faultOf(fault: unknown): { readonly code: string; readonly place?: string } {
  if (!(fault instanceof Error)) return { code: 'no-error' };
  const code = fault.name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  const place = /\/assets\/([\w.-]{1,80}\.js:\d{1,6}:\d{1,7})\b/.exec(fault.stack ?? '')?.[1];
  return { code, ...(place !== undefined && { place }) };
}
