import { Readable } from 'node:stream';
import {
  GREETING_KINDS,
  type GreetingError,
  type GreetingKind,
  type Greetings,
  LONGEST_GREETING_MS,
  type Right,
} from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { GreetingOwner } from '@wpm/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ApiCaller, apiCallerOf } from '../api-keys/api-caller.ts';
import { actorOf } from '../http/bind.ts';
import { sendRefusal } from '../http/problems.ts';
import type { Refusal } from '../http/refusal.ts';
import { apiRequest } from '../http/request.ts';
import type { ServerDeps } from '../server-deps.ts';
import { AUDIO } from '../sounds/sound-routes.ts';
import { greetingChanged } from './greeting-changed.ts';
import { greetingsOf } from './own-greetings.ts';

/** Two minutes of anything compressed, or of what the phone sends. */
export const LARGEST_GREETING = 8 * 1024 * 1024;
/** A user tries a few times until they like what they said; every file costs the platform a decoding. */
const PER_MINUTE = 20;

const own = z.object({ greeting: z.enum(GREETING_KINDS) });
const ofUser = own.extend({ accountId: z.uuid() });

/** What is no JSON of greetings: the sound that comes in, and the one that is heard, by its user or an administrator. */
export async function addGreetingRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  const limited = { config: { rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } } };
  await app.register(async (scope) => {
    scope.addContentTypeParser(AUDIO, (_request, payload, done) => done(null, payload));
    scope.post('/api/v1/me/greetings/:greeting', limited, (request, reply) => upload(deps, request, reply));
    scope.get('/api/v1/me/greetings/:greeting/audio', (request, reply) => hearOwn(deps, request, reply));
    scope.get('/api/v1/accounts/:accountId/greetings/:greeting/audio', (request, reply) =>
      hearOf(deps, request, reply),
    );
  });
}

async function upload(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = apiRequest(request, reply);
  const caller = await apiCallerOf(deps, asked, 'forwarding:set');
  if (!caller.ok) return sendRefusal(reply, caller.error);
  const named = own.safeParse(request.params);
  if (!named.success) return sendRefusal(reply, { code: 'request/not-found' });
  const { greeting } = named.data;
  const { id: accountId, tenantId } = caller.value.account;
  const kept = await keep(deps, { tenantId, accountId, greeting }, request.body);
  const done = { action: 'greeting.change', subject: accountId, result: kept.ok ? 'ok' : kept.error.code } as const;
  await greetingChanged(deps.sink, actorOf({ ...asked, caller: caller.value }), { ...done, detail: { greeting } });
  reply.header('cache-control', 'no-store');
  // What was not read of a file that is too large would be taken for the next request.
  return kept.ok ? reply.send(kept.value) : sendRefusal(reply.header('connection', 'close'), kept.error);
}

type Kept = Result<Greetings, Refusal<GreetingError>>;

async function keep(
  deps: Pick<ServerDeps, 'sounds' | 'store' | 'now'>,
  { greeting: kind, ...owner }: GreetingOwner & { readonly greeting: GreetingKind },
  body: unknown,
): Promise<Kept> {
  if (!(body instanceof Readable)) return refuse({ code: 'sound/unknown-format' });
  const { tenantId } = owner;
  const converted = await deps.sounds.keep(tenantId, body, LARGEST_GREETING);
  if (!converted.ok) return refuse({ code: BOUNDED[converted.error.code] ?? converted.error.code });
  const { audioId, milliseconds } = converted.value;
  if (milliseconds > LONGEST_GREETING_MS) {
    await deps.sounds.remove(tenantId, audioId);
    return refuse({ code: 'greeting/too-long' });
  }
  const replaced = await deps.store.greetings.put(owner, { kind, audioId, milliseconds, recordedAt: deps.now() });
  if (replaced !== undefined) await deps.sounds.remove(tenantId, replaced);
  return ok(await greetingsOf(deps, owner));
}

/** What is too much for a sound is too much for a greeting, whose bounds are narrower. */
const BOUNDED: Partial<Record<GreetingError, GreetingError>> = {
  'sound/too-large': 'greeting/too-large',
  'sound/too-long': 'greeting/too-long',
};

async function hearOwn(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return hear(deps, { request, reply, right: 'calls:make' }, ({ account: { id, tenantId } }) => {
    const named = own.safeParse(request.params);
    return named.success ? { tenantId, accountId: id, ...named.data } : undefined;
  });
}

async function hearOf(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return hear(deps, { request, reply, right: 'directory:manage' }, ({ account: { tenantId } }) => {
    const named = ofUser.safeParse(request.params);
    return named.success ? { tenantId, ...named.data } : undefined;
  });
}

type Asked = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly right: Right };
type Wanted = GreetingOwner & { readonly greeting: GreetingKind };

async function hear(
  deps: ServerDeps,
  { request, reply, right }: Asked,
  wantedBy: (caller: ApiCaller) => Wanted | undefined,
): Promise<FastifyReply> {
  const caller = await apiCallerOf(deps, apiRequest(request, reply), right);
  if (!caller.ok) return sendRefusal(reply, caller.error);
  const wanted = wantedBy(caller.value);
  const rows = wanted ? await deps.store.greetings.of(wanted) : [];
  const row = rows.find(({ kind }) => kind === wanted?.greeting);
  const file = row && wanted && (await deps.sounds.open(wanted.tenantId, row.audioId));
  if (!file) return sendRefusal(reply, { code: 'request/not-found' });
  return reply.type('audio/wav').header('cache-control', 'private, no-store').send(file.createReadStream());
}
