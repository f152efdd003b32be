import { type Endpoint, fieldReasonsOf } from '@wpm/contract';
import { refuse, type Result } from '@wpm/kernel';
import type { z } from 'zod';
import type { Actor } from '../events.ts';
import type { ServerDeps } from '../server-deps.ts';
import { type Caller, callerOf } from '../sessions/caller.ts';
import type { Refusal } from './refusal.ts';
import type { ApiRequest } from './request.ts';

/** An endpoint with its handler: takes the input as it came, answers what the contract says or refuses. */
export type Bound = (deps: ServerDeps, request: ApiRequest, input: unknown) => Promise<Result<unknown, Refusal>>;

/** Binds an endpoint that needs no session. @throws at start if the contract asks for one */
export function open<I extends z.ZodType, O extends z.ZodType, E extends Refusal['code']>(
  spec: Endpoint<I, O, E>,
  handle: (deps: ServerDeps, request: ApiRequest, input: z.output<I>) => Promise<Result<z.input<O>, Refusal>>,
): Bound {
  if (spec.right !== 'public') throw new Error(`${spec.method} ${spec.path} needs ${spec.right}`);
  return async (deps, request, raw) => {
    const input = spec.input.safeParse(raw);
    return input.success ? handle(deps, request, input.data) : refuse(invalid(input.error));
  };
}

/** A request of somebody who is signed in and has the endpoint's right. */
export type CallersRequest = ApiRequest & { readonly caller: Caller };

/** Who asked, for events and the audit log. */
export function actorOf({ source, caller: { account, session } }: CallersRequest): Actor {
  return { source, tenantId: account.tenantId, accountId: account.id, sessionId: session.id };
}

/** Binds an endpoint for those with its right. Who has none does not learn what the input should look like. */
export function signedIn<I extends z.ZodType, O extends z.ZodType, E extends Refusal['code']>(
  spec: Endpoint<I, O, E>,
  handle: (deps: ServerDeps, request: CallersRequest, input: z.output<I>) => Promise<Result<z.input<O>, Refusal>>,
): Bound {
  return async (deps, request, raw) => {
    const caller = await callerOf(deps, request.accessToken, spec.right);
    if (!caller.ok) return caller;
    const input = spec.input.safeParse(raw);
    if (!input.success) return refuse(invalid(input.error));
    return handle(deps, { ...request, caller: caller.value }, input.data);
  };
}

/** Each wrong field by its path, with what is wrong in English; a field nobody asked for is named too. */
function invalid(error: z.ZodError): Refusal {
  const fields = error.issues.flatMap((issue): [string, string][] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [[...issue.path, key].join('.'), 'is not known'])
      : [[issue.path.join('.') || 'body', issue.message]],
  );
  return { code: 'request/invalid', fields: Object.fromEntries(fields), reasons: fieldReasonsOf(error) };
}
