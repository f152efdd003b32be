import { SAVED_VIEW_ENDPOINTS } from '@wpm/contract';
import type { Method, MethodsOf } from './connect.ts';

export type SavedViewMethods = MethodsOf<typeof SAVED_VIEW_ENDPOINTS>;

/** Views of reports kept under a name. */
export function savedViewMethods(method: Method): SavedViewMethods {
  return {
    listSavedViews: method(SAVED_VIEW_ENDPOINTS.listSavedViews),
    getSavedView: method(SAVED_VIEW_ENDPOINTS.getSavedView),
    createSavedView: method(SAVED_VIEW_ENDPOINTS.createSavedView),
    changeSavedView: method(SAVED_VIEW_ENDPOINTS.changeSavedView),
    removeSavedView: method(SAVED_VIEW_ENDPOINTS.removeSavedView),
    setReportMailing: method(SAVED_VIEW_ENDPOINTS.setReportMailing),
    removeReportMailing: method(SAVED_VIEW_ENDPOINTS.removeReportMailing),
    leaveReportMailing: method(SAVED_VIEW_ENDPOINTS.leaveReportMailing),
    listReportRecipients: method(SAVED_VIEW_ENDPOINTS.listReportRecipients),
  };
}
