-- The log of a webhook is by the millisecond and then by the id: a call that is over within one stood in it in any order. Ids of their time are in
-- the order in which the database made them.
ALTER TABLE webhook_deliveries ALTER COLUMN id SET DEFAULT uuidv7();
