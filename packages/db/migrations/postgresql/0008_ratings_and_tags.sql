CREATE TABLE "image_tags" (
	"tag" text PRIMARY KEY NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "rating" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "tags" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "made_at" timestamp (3) with time zone;--> statement-breakpoint
-- Searched in parts: what was asked for (weight A), by what (B), what was to be left out (C), and tags (D). All that a filter
-- asks for is a lexeme that begins with a `#`, which no word does; a bare one keeps phrases from going on in the next part.
-- Tags come as JSON: what stands between them is no word.
CREATE FUNCTION image_search_facets(rating int, seed bigint, width int, height int, tags jsonb, typed jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY[CASE WHEN $3 > $4 THEN '#wide' WHEN $3 < $4 THEN '#tall' ELSE '#square' END]
    || CASE WHEN $1 > 0 THEN ARRAY['#r' || $1] END
    || CASE WHEN $2 IS NOT NULL THEN ARRAY['#s' || $2] END
    || CASE WHEN jsonb_array_length($5) > 0 THEN ARRAY(SELECT '#t' || value FROM jsonb_array_elements_text($5)) END
    || CASE WHEN jsonb_array_length($6 -> 'styles') > 0 THEN ARRAY(SELECT '#y' || value FROM jsonb_array_elements_text($6 -> 'styles')) END
$$;
--> statement-breakpoint
ALTER TABLE "generated_images" DROP COLUMN "search";
--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(image_search_vector("prompt" || ' ' || coalesce("title", '')), 'A')
  || '''#'':1'::tsvector || setweight(image_search_vector(coalesce("model", '')), 'B')
  || '''#'':1'::tsvector || setweight(image_search_vector(coalesce("negative_prompt", '')), 'C')
  || '''#'':1'::tsvector || image_search_vector("tags"::text)
  || array_to_tsvector(image_search_facets("rating", "seed", "width", "height", "tags", "typed"))
) STORED;
--> statement-breakpoint
CREATE INDEX "generated_images_search_idx" ON "generated_images" USING gin ("search") WITH (fastupdate = off);
--> statement-breakpoint
-- Which tags there are: counted as they come and go.
CREATE FUNCTION image_tags_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND NOT old.trashed THEN
    UPDATE image_tags SET total = total - 1 WHERE tag IN (SELECT jsonb_array_elements_text(old.tags));
  END IF;
  IF TG_OP <> 'DELETE' AND NOT new.trashed THEN
    INSERT INTO image_tags AS t (tag, total) SELECT value, 1 FROM jsonb_array_elements_text(new.tags)
    ON CONFLICT (tag) DO UPDATE SET total = t.total + 1;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM image_tags WHERE total <= 0 AND tag IN (SELECT jsonb_array_elements_text(old.tags));
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER image_tags_insert AFTER INSERT ON "generated_images" FOR EACH ROW WHEN (new.tags <> '[]') EXECUTE FUNCTION image_tags_trigger();
--> statement-breakpoint
CREATE TRIGGER image_tags_update AFTER UPDATE OF tags, trashed ON "generated_images" FOR EACH ROW
  WHEN ((old.tags <> new.tags OR old.trashed <> new.trashed) AND (old.tags <> '[]' OR new.tags <> '[]')) EXECUTE FUNCTION image_tags_trigger();
--> statement-breakpoint
CREATE TRIGGER image_tags_delete AFTER DELETE ON "generated_images" FOR EACH ROW WHEN (old.tags <> '[]') EXECUTE FUNCTION image_tags_trigger();
