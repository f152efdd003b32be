import { type Endpoint, fieldReasonsOf, type Schema } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { z } from 'zod';
import type { Actor } from '../events.ts';
import type { ServerDeps } from '../server-deps.ts';
import { type ApiCaller, apiCallerOf, storeOf } from '../api-keys/api-caller.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { invalidFields, type Refusal } from './refusal.ts';
import type { ApiRequest } from './request.ts';
import { unstorableTexts } from './stored-text.ts';

/** An endpoint with its handler: takes the input as it came, answers what the contract says or refuses. */
export type Bound = (deps: ServerDeps, request: ApiRequest, input: unknown) => Promise<Result<unknown, Refusal>>;

/** Binds an endpoint that needs no session. @throws at start if the contract asks for one */
export function open<I extends Schema, O extends Schema, E extends Refusal['code']>(
  spec: Endpoint<I, O, E>,
  handle: (deps: ServerDeps, request: ApiRequest, input: z.output<I>) => Promise<Result<z.input<O>, Refusal>>,
): Bound {
  if (spec.right !== 'public') throw new Error(`${spec.method} ${spec.path} needs ${spec.right}`);
  return async (deps, request, raw) => {
    const input = checked(spec.input, raw);
    return input.ok ? handle(deps, request, input.value) : input;
  };
}

/** A request of somebody who has the endpoint's right, by a session or by a key. */
export type CallersRequest = ApiRequest & { readonly caller: ApiCaller };

/** Who asked, for events and the audit log. */
export function actorOf({ source, caller: { id, account } }: CallersRequest): Actor {
  return { source, tenantId: account.tenantId, accountId: account.id, sessionId: id };
}

/** Binds an endpoint for those with its right. Who has none does not learn what the input should look like. */
export function signedIn<I extends Schema, O extends Schema, E extends Refusal['code']>(
  spec: Endpoint<I, O, E>,
  handle: (deps: ServerDeps, request: CallersRequest, input: z.output<I>) => Promise<Result<z.input<O>, Refusal>>,
): Bound {
  return async (deps, request, raw) => {
    const caller = await apiCallerOf(deps, request, spec.right);
    if (!caller.ok) return caller;
    const input = checked(spec.input, raw);
    if (!input.ok) return input;
    // Whatever the handler reads, it reads with the caller's eyes.
    const seen = { ...deps, store: storeOf(deps, caller.value) };
    const callers = { ...request, caller: caller.value };
    return answerOnce(deps, spec, { request: callers, input: input.value }, (asked) =>
      handle(seen, asked, input.value),
    );
  };
}

/** The input as the contract has it, of texts that can be kept. */
function checked<I extends Schema>(shape: I, raw: unknown): Result<z.output<I>, Refusal> {
  const input = z.safeParse(shape, raw);
  if (!input.success) return refuse(invalid(input.error));
  const unstorable = unstorableTexts(input.data);
  return Object.keys(unstorable).length === 0 ? ok(input.data) : refuse(invalidFields(unstorable));
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
