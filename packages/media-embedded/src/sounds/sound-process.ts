import { serveOrders } from '../orders/serve-orders.ts';
import { convertSound } from './convert-sound.ts';

/** The process that reads files from outside: whatever one does to it, no call hears of it. */
serveOrders(convertSound);
