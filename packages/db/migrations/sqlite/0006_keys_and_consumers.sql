CREATE TABLE `event_consumers` (
	`name` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`actor_id` text NOT NULL,
	`key` text NOT NULL,
	`operation` text NOT NULL,
	`request_hash` text NOT NULL,
	`resource` text NOT NULL,
	`result` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_resource_idx` ON `idempotency_keys` (`resource`);--> statement-breakpoint
CREATE INDEX `idempotency_keys_expires_idx` ON `idempotency_keys` (`expires_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `idempotency_keys_key` ON `idempotency_keys` (`actor_id`,`key`);--> statement-breakpoint
-- Keys of the last 24 hours, as the columns of generations had them: a batch had its own on the first and others behind a
-- line feed on the rest, a grid had it on the first cell.
INSERT INTO idempotency_keys (actor_id, key, operation, request_hash, resource, result, created_at, expires_at)
SELECT
  owner_id,
  idempotency_key,
  CASE WHEN grid_id IS NOT NULL THEN 'createGrid' WHEN request_hash LIKE 'batch %' THEN 'createGenerations' ELSE 'createGeneration' END,
  CASE WHEN request_hash LIKE 'batch %' THEN substr(request_hash, 7, 64) ELSE request_hash END,
  coalesce(grid_id, id),
  CASE
    WHEN request_hash LIKE 'batch %' THEN json_object('id', id, 'ids', json((SELECT json_group_array(id) FROM (SELECT id FROM generations o WHERE o.id = g.id OR (o.idempotency_key > g.id || char(10) AND o.idempotency_key < g.id || char(11)) ORDER BY o.id))), 'drawSeed', cast(substr(request_hash, 72) as integer))
    ELSE json_object('id', coalesce(grid_id, id))
  END,
  created_at,
  created_at + 86400000
FROM generations g
WHERE idempotency_key IS NOT NULL AND request_hash IS NOT NULL AND instr(idempotency_key, char(10)) = 0 AND created_at > (unixepoch() - 86400) * 1000;
--> statement-breakpoint
DROP INDEX `generations_idempotency_key`;--> statement-breakpoint
ALTER TABLE `generations` DROP COLUMN `idempotency_key`;--> statement-breakpoint
ALTER TABLE `generations` DROP COLUMN `request_hash`;
