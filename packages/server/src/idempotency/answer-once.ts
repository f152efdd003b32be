import type { AnyEndpoint } from '@wpm/contract';
import { refuse, type Result } from '@wpm/kernel';
import type { ApiCaller } from '../api-keys/api-caller.ts';
import type { ApiRequest } from '../http/request.ts';
import { invalidFields, type Refusal } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';
import { fingerprintOf, readIdempotencyKey } from './idempotency-key.ts';

type CallersRequest = ApiRequest & { readonly caller: ApiCaller };
type Asked = { readonly request: CallersRequest; readonly input: unknown };

/**
 * Lets a request that carries an Idempotency-Key be done once (F48). Whoever asks again has the endpoint's right still: that was
 * asked before it comes here, as was whether the input fits. What sets a cookie is for that browser alone, and not kept.
 */
export async function answerOnce(
  { answers }: Pick<ServerDeps, 'answers'>,
  spec: Pick<AnyEndpoint, 'method' | 'path'>,
  { request, input }: Asked,
  handle: (request: CallersRequest) => Promise<Result<unknown, Refusal>>,
): Promise<Result<unknown, Refusal>> {
  const { caller, idempotencyKey: header } = request;
  if (header === undefined || spec.method === 'GET') return handle(request);
  const key = readIdempotencyKey(header);
  if (key === undefined) return refuse(invalidFields({ 'Idempotency-Key': 'wrong-format' }));
  const asked = {
    tenantId: caller.account.tenantId,
    callerId: caller.id,
    key,
    fingerprint: fingerprintOf(spec, input),
  };
  const { answer, isReplayed } = await answers.once(asked, async () => {
    let canBeKept = true;
    const setCookie: CallersRequest['setCookie'] = (name, value) => {
      canBeKept = false;
      request.setCookie(name, value);
    };
    return { answer: await handle({ ...request, setCookie }), canBeKept };
  });
  if (isReplayed) request.setHeader('idempotency-replayed', 'true');
  return answer;
}
