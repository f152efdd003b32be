import os from 'node:os';
import process from 'node:process';
import type { OrderReply } from './order-process.ts';

/** Does what is ordered of this process, one after the other, when nobody else needs the processor. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what the other process sends, whose `OrderProcess` has this type
export function serveOrders<Order extends object>(work: (order: Order) => Promise<object>): void {
  os.setPriority(os.constants.priority.PRIORITY_LOW);
  process.on('message', (order: Order) => void replyTo(order).then((reply) => process.send?.(reply)));
  // The platform is gone: what is half done has no name yet, and is done again.
  process.on('disconnect', () => process.exit(0));

  async function replyTo(order: Order): Promise<OrderReply<object>> {
    try {
      return { ok: true, done: await work(order) };
    } catch (error) {
      return { ok: false, why: error instanceof Error ? error.message : String(error) };
    }
  }
}
