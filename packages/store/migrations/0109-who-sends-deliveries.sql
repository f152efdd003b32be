-- Which platform has a delivery on its way: when it starts anew, what it had when it died is due at once, and not only when its lease is over.
ALTER TABLE webhook_deliveries ADD COLUMN claimed_by uuid;
