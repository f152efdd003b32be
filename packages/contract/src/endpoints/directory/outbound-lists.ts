import { administered } from '../../administered.ts';
import { outboundListSettings } from '../../shapes/directory/outbound-list.ts';

/** Lists of customers a campaign calls (F45): what is set of them. Their entries go with them. */
export const outboundLists = administered('/outbound-lists', outboundListSettings);
