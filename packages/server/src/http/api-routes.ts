import { type AnyEndpoint, ENDPOINTS, type EndpointName } from '@wpm/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiCallerOf } from '../api-keys/api-caller.ts';
import { HANDLERS } from '../endpoints/index.ts';
import { requestAnswered } from '../events.ts';
import type { ServerDeps } from '../server-deps.ts';
import { BODY_LIMIT } from './body-limit.ts';
import { sendRefusal } from './problems.ts';
import { apiRequest } from './request.ts';

/**
 * How often a source may ask in a minute, rightly or wrongly: argon2 costs us more than it costs the sender, and mail costs whoever
 * gets it.
 */
const PER_MINUTE: Partial<Record<EndpointName, number>> = {
  signIn: 240,
  askPasswordReset: 20,
  acceptPasswordReset: 60,
};

/** Adds a route for every endpoint of the contract. */
export function addApiRoutes(app: FastifyInstance, deps: ServerDeps): void {
  for (const name of Object.keys(HANDLERS)) if (isEndpointName(name)) addRoute(app, deps, name);
}

function addRoute(app: FastifyInstance, deps: ServerDeps, name: EndpointName): void {
  const spec: AnyEndpoint = ENDPOINTS[name];
  app.route({
    method: spec.method,
    url: `/api/v1${spec.path}`,
    ...(PER_MINUTE[name] && { config: { rateLimit: { max: PER_MINUTE[name], timeWindow: 60_000 } } }),
    ...(spec.maxBodyBytes !== undefined && {
      bodyLimit: spec.maxBodyBytes,
      onRequest: async (request: FastifyRequest, reply: FastifyReply) => refuseStranger(deps, spec, request, reply),
    }),
    handler: async (request, reply) => answer(deps, name, request, reply),
  });
}

/** A large body is read only of somebody who may send it: to read it costs us more than it costs the sender. */
async function refuseStranger(
  deps: ServerDeps,
  { right }: AnyEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (Number(request.headers['content-length'] ?? Infinity) <= BODY_LIMIT) return undefined;
  const caller = await apiCallerOf(deps, apiRequest(request, reply), right);
  return caller.ok ? undefined : sendRefusal(reply, caller.error);
}

async function answer(
  deps: ServerDeps,
  name: EndpointName,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store');
  const result = await HANDLERS[name](deps, apiRequest(request, reply), inputOf(request));
  const answered = result.ok ? reply.send(result.value) : sendRefusal(reply, result.error);
  requestAnswered(deps.sink, { endpoint: name, status: reply.statusCode });
  return answered;
}

/** Query, body and path in one object; the path wins. A body that is no object stands for itself, to be refused. */
function inputOf(request: FastifyRequest): unknown {
  const { body = {}, query, params } = request;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.assign({}, query, body, params);
}

function isEndpointName(name: string): name is EndpointName {
  return name in ENDPOINTS;
}
