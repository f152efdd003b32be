import { type AudioRoutes, CALL_ACTS, type CallAct, type CallOnDevice, ROUTE_KINDS } from './call-device.ts';

/**
 * What the page and a native shell say to each other (docs/native-shell.md): one JSON object a message. The page is updated more often
 * than the shell, so it is the shell's version that counts: a page speaks all versions up to its own.
 */
export const SHELL_VERSION = 1;

export type ToShell =
  | { readonly kind: 'hello'; readonly version: number }
  /** Null: no call is up, and what the shell keeps for one may go. */
  | { readonly kind: 'call'; readonly call: CallOnDevice | null }
  | { readonly kind: 'route'; readonly id: string };

export type FromShell =
  /** The answer to `hello`. `rings`: it rings by itself, over the lock screen, while a call is told as `ringing`. */
  | { readonly kind: 'ready'; readonly version: number; readonly rings: boolean }
  | ({ readonly kind: 'routes' } & AudioRoutes)
  | { readonly kind: 'act'; readonly act: CallAct; readonly callId: string };

/** Reads what a shell said; what only a newer one says is undefined, as is anything else. */
export function readFromShell(text: unknown): FromShell | undefined {
  const said = parsed(text);
  switch (said['kind']) {
    case 'ready':
      return typeof said['version'] === 'number' && said['version'] >= 1
        ? { kind: 'ready', version: said['version'], rings: said['rings'] === true }
        : undefined;
    case 'routes':
      return readRoutes(said);
    case 'act':
      return readAct(said);
    default:
      return undefined;
  }
}

function readAct({ act: said, callId }: Readonly<Record<string, unknown>>): FromShell | undefined {
  const act = CALL_ACTS.find((each) => each === said);
  return act === undefined || typeof callId !== 'string' ? undefined : { kind: 'act', act, callId };
}

function readRoutes({ routes: said, chosen }: Readonly<Record<string, unknown>>): FromShell | undefined {
  if (!Array.isArray(said)) return undefined;
  const routes = said.flatMap((each: unknown) => {
    const { id, kind, name }: Readonly<Record<string, unknown>> = Object(each);
    if (typeof id !== 'string') return [];
    const known = ROUTE_KINDS.find((one) => one === kind) ?? 'other';
    return [{ id, kind: known, name: typeof name === 'string' ? name : '' }];
  });
  return { kind: 'routes', routes, chosen: routes.find(({ id }) => id === chosen)?.id ?? null };
}

function parsed(text: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
