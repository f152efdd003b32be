import { serveOrders } from '../orders/serve-orders.ts';
import { archiveRecording } from './archive-recording.ts';

/** The process that makes recordings small. */
serveOrders(archiveRecording);
