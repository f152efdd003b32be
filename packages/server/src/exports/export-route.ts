import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ApiCaller, apiCallerOf } from '../api-keys/api-caller.ts';
import { reportExported } from '../events.ts';
import { actorOf } from '../http/bind.ts';
import { sendRefusal } from '../http/problems.ts';
import { apiRequest } from '../http/request.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { Owner } from './export-jobs.ts';
import { rightToRead } from './report-reading.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const pathOf = z.strictObject({ exportId: z.uuid() });

/** Whose an export is, and what they see now. */
export const exportOwner = ({ account, confinement, may }: ApiCaller): Owner => ({
  tenantId: account.tenantId,
  accountId: account.id,
  confinement,
  knowsContacts: may('contacts:identify'),
});

/** The file of an export, for whoever asked for it and still may read what is in it. */
export function addExportRoute(app: FastifyInstance, deps: ServerDeps): void {
  app.get('/api/v1/report-exports/:exportId/file', async (request, reply) => {
    const asked = apiRequest(request, reply);
    const caller = await apiCallerOf(deps, asked, 'calls:read-all');
    if (!caller.ok) return sendRefusal(reply, caller.error);
    const path = pathOf.safeParse(request.params);
    const [owner, exportId] = [exportOwner(caller.value), path.data?.exportId ?? ''];
    const shown = deps.exports.of(owner, exportId);
    if (shown && !caller.value.may(rightToRead(shown.report)))
      return sendRefusal(reply, { code: 'session/not-allowed' });
    const found = await deps.exports.fileOf(owner, exportId);
    if (!found) return sendRefusal(reply, { code: 'request/not-found' });
    const { report, format, bytes, rows } = found.of;
    const actor = actorOf({ ...asked, caller: caller.value });
    await reportExported(deps.sink, actor, { action: 'fetch', report, format, rows, result: 'ok' });
    reply.headers({
      'cache-control': 'private, no-store',
      'content-length': bytes ?? 0,
      'content-disposition': `attachment; filename="${report}.${format}"`,
    });
    return reply.type(TYPES[format]).send(found.handle.createReadStream());
  });
}
