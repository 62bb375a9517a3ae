CREATE TABLE "event_consumers" (
	"name" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"request_hash" text NOT NULL,
	"resource" text NOT NULL,
	"result" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_key" UNIQUE("actor_id","key")
);
--> statement-breakpoint
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
    WHEN request_hash LIKE 'batch %' THEN jsonb_build_object('id', id, 'ids', (SELECT jsonb_agg(id ORDER BY id) FROM generations o WHERE o.id = g.id OR o.idempotency_key IN (SELECT g.id || chr(10) || n FROM generate_series(1, 1000) n)), 'drawSeed', substr(request_hash, 72)::bigint)
    ELSE jsonb_build_object('id', coalesce(grid_id, id))
  END,
  created_at,
  created_at + interval '24 hours'
FROM generations g
WHERE idempotency_key IS NOT NULL AND request_hash IS NOT NULL AND strpos(idempotency_key, chr(10)) = 0 AND created_at > now() - interval '24 hours';
--> statement-breakpoint
ALTER TABLE "generations" DROP CONSTRAINT "generations_idempotency_key";--> statement-breakpoint
CREATE INDEX "idempotency_keys_resource_idx" ON "idempotency_keys" USING btree ("resource");--> statement-breakpoint
CREATE INDEX "idempotency_keys_expires_idx" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "generations" DROP COLUMN "idempotency_key";--> statement-breakpoint
ALTER TABLE "generations" DROP COLUMN "request_hash";
