import { getOutboundProgress } from './get-outbound-progress.ts';
import { importOutboundEntries } from './import-outbound-entries.ts';
import { listOutboundEntries } from './list-outbound-entries.ts';
import { turnOutboundList } from './turn-outbound-list.ts';

/** What is done about outbound lists in the console, beside setting them up. What agents do is among what they do about calls. */
export const OUTBOUND_ENDPOINTS = {
  importOutboundEntries,
  listOutboundEntries,
  getOutboundProgress,
  turnOutboundList,
} as const;
