import { EXPORT_ENDPOINTS } from '@wpm/contract';
import type { Answer } from './answer.ts';
import type { FileChannel } from './channel.ts';
import { knownCode, type Method, type MethodsOf } from './connect.ts';

/** Reports as files. A method never rejects. */
export type ExportClient = MethodsOf<typeof EXPORT_ENDPOINTS> & {
  /** The file of an export that is ready. */
  readonly readReportExport: (exportId: string) => Promise<Answer<Blob>>;
};

export function exportMethods(method: Method, files: FileChannel): ExportClient {
  return {
    startReportExport: method(EXPORT_ENDPOINTS.startReportExport),
    getReportExport: method(EXPORT_ENDPOINTS.getReportExport),
    cancelReportExport: method(EXPORT_ENDPOINTS.cancelReportExport),
    readReportExport: readReportExportBy(files),
  };
}

export function readReportExportBy(files: Pick<FileChannel, 'read'>): ExportClient['readReportExport'] {
  return async (exportId) => {
    const read = await files.read(`/report-exports/${encodeURIComponent(exportId)}/file`);
    return read.ok ? read : { ok: false, error: { ...read.error, code: knownCode([], read.error.code) } };
  };
}
