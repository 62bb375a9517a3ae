-- Full-text search over prompts and titles. Punctuation becomes a space first, so that words are cut as SQLite's
-- tokenizer cuts them and not by PostgreSQL's rules for hosts, paths and versions.
ALTER TABLE "generated_images" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  to_tsvector('simple', translate("prompt" || ' ' || coalesce("title", ''), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))
) STORED;
--> statement-breakpoint
-- Without a pending list a search never pays for the inserts before it.
CREATE INDEX "generated_images_search_idx" ON "generated_images" USING gin ("search") WITH (fastupdate = off);
--> statement-breakpoint
-- The statistics: counted as rows change, read without a scan.
CREATE FUNCTION image_counts_add(model text, total int, favorites int, trashed int, bytes bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO image_counts AS c (model, total, favorites, trashed, bytes) VALUES (coalesce($1, ''), $2, $3, $4, $5)
  ON CONFLICT (model) DO UPDATE SET
    total = c.total + excluded.total, favorites = c.favorites + excluded.favorites,
    trashed = c.trashed + excluded.trashed, bytes = c.bytes + excluded.bytes
$$;
--> statement-breakpoint
CREATE FUNCTION image_counts_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM image_counts_add(old.model, -(NOT old.trashed)::int, -(old.favorite AND NOT old.trashed)::int, -old.trashed::int, -old.size_bytes);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM image_counts_add(new.model, (NOT new.trashed)::int, (new.favorite AND NOT new.trashed)::int, new.trashed::int, new.size_bytes);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER image_counts_change AFTER INSERT OR DELETE OR UPDATE OF favorite, trashed, model, size_bytes ON "generated_images"
  FOR EACH ROW EXECUTE FUNCTION image_counts_trigger();
--> statement-breakpoint
-- Wakes every process that follows the events; what they read is the table.
CREATE FUNCTION events_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('atelier_events', '');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER events_notify AFTER INSERT ON "events" FOR EACH STATEMENT EXECUTE FUNCTION events_notify();
