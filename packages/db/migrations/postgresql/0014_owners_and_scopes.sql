CREATE TABLE "collection_people" (
	"collection_id" text NOT NULL,
	"user_id" text NOT NULL,
	"may" text NOT NULL,
	CONSTRAINT "collection_people_key" UNIQUE("user_id","collection_id")
);
--> statement-breakpoint
CREATE TABLE "generation_turns" (
	"provider" text NOT NULL,
	"owner_id" text NOT NULL,
	"turn" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "generation_turns_key" UNIQUE("provider","owner_id")
);
--> statement-breakpoint
ALTER TABLE "image_buckets" DROP CONSTRAINT "image_buckets_key";
--> statement-breakpoint
DROP INDEX "generated_images_favorite_idx";
--> statement-breakpoint
DROP INDEX "generated_images_model_idx";
--> statement-breakpoint
DROP INDEX "generated_images_provider_idx";
--> statement-breakpoint
DROP INDEX "generated_images_imported_idx";
--> statement-breakpoint
DROP INDEX "generated_images_collected_idx";
--> statement-breakpoint
DROP INDEX "generated_images_rating_idx";
--> statement-breakpoint
DROP INDEX "generated_images_largest_idx";
--> statement-breakpoint
DROP INDEX "generated_images_title_idx";
--> statement-breakpoint
DROP INDEX "generated_images_sampler_idx";
--> statement-breakpoint
ALTER TABLE "image_counts" DROP CONSTRAINT "image_counts_pkey";
--> statement-breakpoint
ALTER TABLE "image_tags" DROP CONSTRAINT "image_tags_pkey";
--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "shared" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "image_buckets" ADD COLUMN "scope" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "image_buckets" ALTER COLUMN "scope" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "image_counts" ADD COLUMN "scope" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "image_counts" ALTER COLUMN "scope" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "image_tags" ADD COLUMN "scope" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "image_tags" ALTER COLUMN "scope" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "collection_people" ADD CONSTRAINT "collection_people_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collections"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "collection_people_collection_idx" ON "collection_people" USING btree ("collection_id");
--> statement-breakpoint
CREATE INDEX "generation_turns_next_idx" ON "generation_turns" USING btree ("provider","turn","owner_id");
--> statement-breakpoint
CREATE TABLE "generation_usage" (
	"owner_id" text NOT NULL,
	"hour" bigint NOT NULL,
	"images" integer NOT NULL,
	CONSTRAINT "generation_usage_key" UNIQUE("owner_id","hour")
);
--> statement-breakpoint
CREATE INDEX "generated_images_shared_idx" ON "generated_images" USING btree ("trashed","position") WHERE "generated_images"."shared";
--> statement-breakpoint
CREATE INDEX "generated_images_all_samplers_idx" ON "generated_images" USING btree ("sampler") WHERE "generated_images"."sampler" is not null;
--> statement-breakpoint
CREATE INDEX "generated_images_shared_samplers_idx" ON "generated_images" USING btree ("trashed","sampler") WHERE "generated_images"."shared" and "generated_images"."sampler" is not null;
--> statement-breakpoint
CREATE INDEX "generated_images_trash_idx" ON "generated_images" USING btree ("owner_id","trashed_at","position") WHERE "generated_images"."trashed_at" is not null;
--> statement-breakpoint
CREATE INDEX "generations_turn_idx" ON "generations" USING btree ("status","provider","owner_id","available_at","id");
--> statement-breakpoint
CREATE INDEX "generations_samples_idx" ON "generations" USING btree ("owner_id","status","model","finished_at");
--> statement-breakpoint
DROP INDEX "generations_cleared_idx";
--> statement-breakpoint
DROP INDEX "generations_cleared_status_idx";
--> statement-breakpoint
CREATE INDEX "generations_page_idx" ON "generations" USING btree ("owner_id","id");
--> statement-breakpoint
CREATE INDEX "generations_owner_status_idx" ON "generations" USING btree ("owner_id","status","id");
--> statement-breakpoint
CREATE INDEX "generations_cleared_status_idx" ON "generations" USING btree ("owner_id","cleared","status","id");
--> statement-breakpoint
CREATE INDEX "generated_images_favorite_idx" ON "generated_images" USING btree ("owner_id","trashed","favorite","position");
--> statement-breakpoint
CREATE INDEX "generated_images_model_idx" ON "generated_images" USING btree ("owner_id","trashed","model","position");
--> statement-breakpoint
CREATE INDEX "generated_images_provider_idx" ON "generated_images" USING btree ("owner_id","trashed","provider","position");
--> statement-breakpoint
CREATE INDEX "generated_images_imported_idx" ON "generated_images" USING btree ("owner_id","trashed",("provider" is null),"position");
--> statement-breakpoint
CREATE INDEX "generated_images_collected_idx" ON "generated_images" USING btree ("owner_id","trashed","collected","position");
--> statement-breakpoint
CREATE INDEX "generated_images_rating_idx" ON "generated_images" USING btree ("owner_id","trashed","rating","position");
--> statement-breakpoint
CREATE INDEX "generated_images_largest_idx" ON "generated_images" USING btree ("owner_id","trashed",("width" * "height"),"position");
--> statement-breakpoint
CREATE INDEX "generated_images_title_idx" ON "generated_images" USING btree ("owner_id","trashed","title_key","position" desc);
--> statement-breakpoint
CREATE INDEX "generated_images_sampler_idx" ON "generated_images" USING btree ("owner_id","sampler") WHERE "generated_images"."sampler" is not null;
--> statement-breakpoint
ALTER TABLE "image_buckets" ADD CONSTRAINT "image_buckets_key" UNIQUE("scope","bucket","trashed","favorite","model","provider");
--> statement-breakpoint
ALTER TABLE "image_counts" ADD CONSTRAINT "image_counts_key" UNIQUE("scope","model");
--> statement-breakpoint
ALTER TABLE "image_tags" ADD CONSTRAINT "image_tags_key" UNIQUE("scope","tag");
--> statement-breakpoint
-- Whatever is counted is counted for each scope: '' is everybody's, 'shared' what the studio sees, and else what an owner has.
INSERT INTO image_counts (scope, model, total, favorites, trashed, bytes)
SELECT owner_id, coalesce(model, ''), count(*) FILTER (WHERE NOT trashed), count(*) FILTER (WHERE favorite AND NOT trashed), count(*) FILTER (WHERE trashed), sum(size_bytes)
FROM generated_images GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO image_tags (scope, tag, total)
SELECT owner_id, value, count(*) FROM generated_images, jsonb_array_elements_text(tags) WHERE NOT trashed AND tags <> '[]' GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO image_buckets (scope, bucket, trashed, favorite, model, provider, total, ratios, created_at)
SELECT owner_id, position / 200, trashed, favorite, coalesce(model, ''), coalesce(provider, ''), count(*), sum(width::double precision / height), max(created_at)
FROM generated_images GROUP BY 1, 2, 3, 4, 5, 6;
--> statement-breakpoint
CREATE FUNCTION image_scopes(owner_id text, is_shown boolean) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN $2 THEN ARRAY['', $1, 'shared'] ELSE ARRAY['', $1] END
$$;
--> statement-breakpoint
DROP TRIGGER image_counts_change ON "generated_images";
--> statement-breakpoint
DROP FUNCTION image_counts_add(text, int, int, int, bigint);
--> statement-breakpoint
CREATE FUNCTION image_counts_add(scopes text[], model text, total int, favorites int, trashed int, bytes bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO image_counts AS c (scope, model, total, favorites, trashed, bytes)
  SELECT scope, coalesce($2, ''), $3, $4, $5, $6 FROM unnest($1) AS scope
  ON CONFLICT (scope, model) DO UPDATE SET
    total = c.total + excluded.total, favorites = c.favorites + excluded.favorites,
    trashed = c.trashed + excluded.trashed, bytes = c.bytes + excluded.bytes
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION image_counts_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM image_counts_add(image_scopes(old.owner_id, old.shared AND NOT old.trashed), old.model,
      -(NOT old.trashed)::int, -(old.favorite AND NOT old.trashed)::int, -old.trashed::int, -old.size_bytes);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM image_counts_add(image_scopes(new.owner_id, new.shared AND NOT new.trashed), new.model,
      (NOT new.trashed)::int, (new.favorite AND NOT new.trashed)::int, new.trashed::int, new.size_bytes);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER image_counts_change AFTER INSERT OR DELETE OR UPDATE OF favorite, trashed, model, size_bytes, shared, owner_id ON "generated_images"
  FOR EACH ROW EXECUTE FUNCTION image_counts_trigger();
--> statement-breakpoint
DROP TRIGGER image_buckets_change ON "generated_images";
--> statement-breakpoint
CREATE OR REPLACE FUNCTION image_buckets_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE image_buckets SET total = total - 1, ratios = ratios - old.width::double precision / old.height
    WHERE scope = ANY (image_scopes(old.owner_id, old.shared AND NOT old.trashed))
      AND bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite
      AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '');
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO image_buckets AS b (scope, bucket, trashed, favorite, model, provider, total, ratios, created_at)
    SELECT scope, new.position / 200, new.trashed, new.favorite, coalesce(new.model, ''), coalesce(new.provider, ''), 1, new.width::double precision / new.height, new.created_at
    FROM unnest(image_scopes(new.owner_id, new.shared AND NOT new.trashed)) AS scope
    ON CONFLICT ON CONSTRAINT image_buckets_key DO UPDATE SET
      total = b.total + 1, ratios = b.ratios + excluded.ratios, created_at = greatest(b.created_at, excluded.created_at);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM image_buckets
    WHERE scope = ANY (image_scopes(old.owner_id, old.shared AND NOT old.trashed))
      AND bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite
      AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '') AND total = 0;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER image_buckets_change AFTER INSERT OR DELETE OR UPDATE OF favorite, trashed, model, provider, width, height, shared, owner_id ON "generated_images"
  FOR EACH ROW EXECUTE FUNCTION image_buckets_trigger();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION image_tags_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND NOT old.trashed THEN
    UPDATE image_tags SET total = total - 1
    WHERE scope = ANY (image_scopes(old.owner_id, old.shared)) AND tag IN (SELECT jsonb_array_elements_text(old.tags));
  END IF;
  IF TG_OP <> 'DELETE' AND NOT new.trashed THEN
    INSERT INTO image_tags AS t (scope, tag, total)
    SELECT scope, value, 1 FROM jsonb_array_elements_text(new.tags), unnest(image_scopes(new.owner_id, new.shared)) AS scope
    ON CONFLICT (scope, tag) DO UPDATE SET total = t.total + 1;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM image_tags
    WHERE total <= 0 AND scope = ANY (image_scopes(old.owner_id, old.shared)) AND tag IN (SELECT jsonb_array_elements_text(old.tags));
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
DROP TRIGGER image_tags_update ON "generated_images";
--> statement-breakpoint
CREATE TRIGGER image_tags_update AFTER UPDATE OF tags, trashed, shared, owner_id ON "generated_images" FOR EACH ROW
  WHEN ((old.tags <> new.tags OR old.trashed <> new.trashed OR old.shared <> new.shared OR old.owner_id <> new.owner_id)
    AND (old.tags <> '[]' OR new.tags <> '[]')) EXECUTE FUNCTION image_tags_trigger();
--> statement-breakpoint
-- Whether one of its owner's collections has it: what others do with a shared one is not told.
CREATE OR REPLACE FUNCTION image_collected_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE generated_images SET collected = true WHERE position = new.image_position AND NOT collected
      AND owner_id = (SELECT c.owner_id FROM collections c WHERE c.id = new.collection_id);
  ELSE
    UPDATE generated_images i SET collected = false WHERE i.position = old.image_position AND i.collected
      AND NOT EXISTS (SELECT 1 FROM collection_images m JOIN collections c ON c.id = m.collection_id
        WHERE m.image_position = old.image_position AND c.owner_id = i.owner_id);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Who waits already takes turns.
INSERT INTO generation_turns (provider, owner_id) SELECT DISTINCT provider, owner_id FROM generations WHERE status IN ('queued', 'running');
--> statement-breakpoint
UPDATE events SET audience = '*' WHERE audience = 'everybody';
