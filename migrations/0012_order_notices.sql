-- Other programs are told of each published order once. told_at is NULL while somebody still has to be told.

ALTER TABLE orders ADD COLUMN told_at TEXT;
ALTER TABLE orders ADD COLUMN tell_attempts INTEGER NOT NULL DEFAULT 0;
UPDATE orders SET told_at = published_at WHERE published_at IS NOT NULL;
CREATE INDEX orders_to_tell ON orders (id) WHERE told_at IS NULL AND status = 'published';
