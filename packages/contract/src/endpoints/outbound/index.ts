import { addDoNotCall } from './add-do-not-call.ts';
import { getOutboundProgress } from './get-outbound-progress.ts';
import { importOutboundEntries } from './import-outbound-entries.ts';
import { listDoNotCall } from './list-do-not-call.ts';
import { listOutboundEntries } from './list-outbound-entries.ts';
import { removeDoNotCall } from './remove-do-not-call.ts';
import { reopenOutboundEntries } from './reopen-outbound-entries.ts';
import { turnOutboundList } from './turn-outbound-list.ts';

/** What is done about outbound lists in the console, beside setting them up. What agents do is among what they do about calls. */
export const OUTBOUND_ENDPOINTS = {
  importOutboundEntries,
  listOutboundEntries,
  getOutboundProgress,
  turnOutboundList,
  reopenOutboundEntries,
  listDoNotCall,
  addDoNotCall,
  removeDoNotCall,
} as const;
