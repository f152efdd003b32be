import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { printMeasured } from '../metrics.ts';
import { processMetrics } from '../process-metrics.ts';
import type { ServerDeps } from '../server-deps.ts';
import { sendRefusal } from './problems.ts';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * `/health` for supervisors and load balancers, `/metrics` for Prometheus on the same machine, `/ca.crt` for phones that
 * are to trust an authority of one's own.
 */
export function addOperationRoutes(app: FastifyInstance, deps: ServerDeps): void {
  const authority = deps.settings.tls?.ca;
  if (authority !== undefined)
    app.get('/ca.crt', async (_request, reply) =>
      reply.type('application/x-x509-ca-cert').send(await readFile(authority)),
    );
  app.get('/health', async (_request, reply) => {
    const health = await healthOf(deps);
    reply.header('cache-control', 'no-store');
    return reply.code(health.status === 'ready' ? 200 : 503).send(health);
  });
  app.get('/metrics', async (request, reply) => {
    if (!LOOPBACK.test(request.ip)) return sendRefusal(reply, { code: 'request/not-found' });
    const { calls, registrations } = await deps.telephony.health();
    const { counters, gauges } = await processMetrics();
    const measured = {
      ...gauges,
      wpm_calls: calls,
      wpm_registrations: registrations,
      ...(await deps.telephony.gauges()),
      ...deps.agents.gauges(),
      ...deps.realtime.gauges(),
      ...deps.archive.gauges(),
      ...deps.mailSender.gauges(),
      ...deps.disk.gauges(),
      ...deps.webhookSender.gauges(),
      ...deps.journalWriter.gauges(),
    };
    const text = [deps.sink.counters.print(), printMeasured('counter', counters), printMeasured('gauge', measured)];
    return reply.type('text/plain; version=0.0.4').send(text.join(''));
  });
}

type Health =
  | {
      readonly status: 'ready';
      readonly calls: number;
      readonly registrations: number;
      /** What an operator should look after though calls are taken; absent where there is nothing. */
      readonly warnings?: readonly string[];
    }
  | { readonly status: 'not-ready'; readonly why: string };

async function healthOf(deps: ServerDeps): Promise<Health> {
  try {
    const [telephony] = await Promise.all([deps.telephony.health(), deps.store.ping()]);
    const { ready, calls, registrations, why } = telephony;
    const { wpm_media_recordings_refused: refused = 0 } = await deps.telephony.gauges();
    const warnings = [...deps.disk.warnings, ...(refused > 0 ? ['recordings/not-written'] : [])];
    const warned = warnings.length > 0 && { warnings };
    return ready
      ? { status: 'ready', calls, registrations, ...warned }
      : { status: 'not-ready', why: why ?? 'telephony' };
  } catch (cause) {
    deps.sink.log.warn('health.failed', { why: cause instanceof Error ? cause.message : String(cause) });
    return { status: 'not-ready', why: 'database' };
  }
}
