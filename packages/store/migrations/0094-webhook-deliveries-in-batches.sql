-- Deliveries are claimed many at once, so many of each webhook (ADR 0070): what is due is found webhook by webhook.
CREATE INDEX webhook_deliveries_due_of ON webhook_deliveries (webhook_id, next_at, seq) WHERE state = 'waiting';
DROP INDEX webhook_deliveries_due;
-- Counted every few seconds, and listed in the console: not to be looked for in a month of the log.
CREATE INDEX webhook_deliveries_dead ON webhook_deliveries (webhook_id, happened_at DESC, id DESC) WHERE state = 'dead';
