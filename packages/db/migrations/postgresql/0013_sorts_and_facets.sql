ALTER TABLE "generated_images" ADD COLUMN "sampler" text;--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "task" text;--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "title_key" text COLLATE "C" DEFAULT '~' NOT NULL;--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "collected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- What is known of images that are there. The keys of titles are what title-key.ts makes of them, compared by their bytes.
UPDATE "generated_images" SET "task" = 'text-to-image' WHERE "provider" IS NOT NULL;
--> statement-breakpoint
UPDATE "generated_images" SET "collected" = true WHERE "position" IN (SELECT "image_position" FROM "collection_images");
--> statement-breakpoint
UPDATE "generated_images" SET "title_key" = ' ' || left(coalesce((
  SELECT string_agg(CASE WHEN part[1] ~ '^[0-9]'
    THEN repeat('0', 12 - length(ltrim(part[1], '0'))) || ltrim(part[1], '0') ELSE part[1] END, '' ORDER BY at)
  FROM regexp_matches(trim(regexp_replace(image_search_folded("title"),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a0\u2000-\u206f\u3000]+', ' ', 'g')), '[0-9]+|[^0-9]+', 'g')
    WITH ORDINALITY AS parts (part, at)), ''), 60)
WHERE "title" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "generated_images_collected_idx" ON "generated_images" USING btree ("trashed","collected","position");--> statement-breakpoint
CREATE INDEX "generated_images_rating_idx" ON "generated_images" USING btree ("trashed","rating","position");--> statement-breakpoint
CREATE INDEX "generated_images_largest_idx" ON "generated_images" USING btree ("trashed",("width" * "height"),"position");--> statement-breakpoint
CREATE INDEX "generated_images_title_idx" ON "generated_images" USING btree ("trashed","title_key","position" desc);--> statement-breakpoint
CREATE INDEX "generated_images_sampler_idx" ON "generated_images" USING btree ("sampler") WHERE "generated_images"."sampler" is not null;
--> statement-breakpoint
CREATE FUNCTION image_collected_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE generated_images SET collected = true WHERE position = new.image_position AND NOT collected;
  ELSE
    UPDATE generated_images SET collected = false WHERE position = old.image_position AND collected
      AND NOT EXISTS (SELECT 1 FROM collection_images WHERE image_position = old.image_position);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER image_collected AFTER INSERT OR DELETE ON "collection_images" FOR EACH ROW EXECUTE FUNCTION image_collected_trigger();
--> statement-breakpoint
-- The search knows what an image came of, and by which sampler.
CREATE FUNCTION image_search_facets(rating int, seed bigint, width int, height int, tags jsonb, typed jsonb, task text, sampler text)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT image_search_facets($1, $2, $3, $4, $5, $6)
    || CASE WHEN $7 IS NOT NULL THEN ARRAY['#k' || $7] END
    || CASE WHEN $8 IS NOT NULL THEN ARRAY['#a' || lower($8 COLLATE "C")] END
$$;
--> statement-breakpoint
ALTER TABLE "generated_images" DROP COLUMN "search";
--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(image_search_vector("prompt" || ' ' || coalesce("title", '')), 'A')
  || '''#'':1'::tsvector || setweight(image_search_vector(coalesce("model", '')), 'B')
  || '''#'':1'::tsvector || setweight(image_search_vector(coalesce("negative_prompt", '')), 'C')
  || '''#'':1'::tsvector || image_search_vector("tags"::text)
  || array_to_tsvector(image_search_facets("rating", "seed", "width", "height", "tags", "typed", "task", "sampler"))
) STORED;
--> statement-breakpoint
CREATE INDEX "generated_images_search_idx" ON "generated_images" USING gin ("search") WITH (fastupdate = off);
