import { callMyOutbound } from './call-my-outbound.ts';
import { addDoNotCall, listDoNotCall, removeDoNotCall } from './do-not-call.ts';
import { getMyOutbound } from './get-my-outbound.ts';
import { getOutboundProgress } from './get-outbound-progress.ts';
import { importOutboundEntries } from './import-outbound-entries.ts';
import { listOutboundEntries } from './list-outbound-entries.ts';
import { reopenOutboundEntries } from './reopen-outbound-entries.ts';
import { skipMyOutbound } from './skip-my-outbound.ts';
import { turnOutboundList } from './turn-outbound-list.ts';

export const OUTBOUND_HANDLERS = {
  getMyOutbound,
  callMyOutbound,
  skipMyOutbound,
  importOutboundEntries,
  listOutboundEntries,
  getOutboundProgress,
  turnOutboundList,
  reopenOutboundEntries,
  listDoNotCall,
  addDoNotCall,
  removeDoNotCall,
};
