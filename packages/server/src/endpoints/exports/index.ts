import { ENDPOINTS, type EXPORT_ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { exportOwner } from '../../exports/export-route.ts';
import { rightToRead } from '../../exports/report-reading.ts';
import { reportExported } from '../../events.ts';
import { actorOf, type Bound, type CallersRequest, signedIn } from '../../http/bind.ts';

const ownerOf = ({ caller }: CallersRequest) => exportOwner(caller);

const startReportExport = signedIn(ENDPOINTS.startReportExport, async (deps, request, order) => {
  const { report, format } = order;
  const started = request.caller.may(rightToRead(report))
    ? deps.exports.start(ownerOf(request), order)
    : refuse({ code: 'session/not-allowed' as const });
  const result = started.ok ? 'ok' : started.error.code;
  await reportExported(deps.sink, actorOf(request), { action: 'start', report, format, result });
  return started;
});

/** An export of somebody else is answered exactly like one that does not exist. */
const getReportExport = signedIn(ENDPOINTS.getReportExport, async (deps, request, { exportId }) => {
  const found = deps.exports.of(ownerOf(request), exportId);
  return found ? ok(found) : refuse({ code: 'request/not-found' });
});

const cancelReportExport = signedIn(ENDPOINTS.cancelReportExport, async (deps, request, { exportId }) =>
  (await deps.exports.cancel(ownerOf(request), exportId)) ? ok({}) : refuse({ code: 'request/not-found' }),
);

/** Reports as files (F46). */
export const EXPORT_HANDLERS: Readonly<Record<keyof typeof EXPORT_ENDPOINTS, Bound>> = {
  startReportExport,
  getReportExport,
  cancelReportExport,
};
