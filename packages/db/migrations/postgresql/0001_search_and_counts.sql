-- Full-text search over prompts and titles, cut into words as SQLite's tokenizer cuts them and whatever the locale of the
-- database: without capitals and accents (search-words.ts takes them from what is searched for), and with a space for all
-- punctuation, so that PostgreSQL's rules for hosts, paths and versions see none. Capitals outside of ASCII are known to
-- ICU only where the database's own locale is C.
DO $do$
DECLARE
  folding text := (SELECT 'COLLATE pg_catalog."und-x-icu"' FROM pg_collation WHERE collname = 'und-x-icu');
BEGIN
  EXECUTE format($sql$
    CREATE FUNCTION image_search_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
      SELECT to_tsvector('simple', regexp_replace(
        normalize(regexp_replace(normalize(lower(words %s), NFD), '[\u0300-\u036F]', '', 'g'), NFC),
        '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u2000-\u206F\u20A0-\u20CF\u2190-\u245F\u2500-\u2BFF\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\uFE10-\uFE6F\uFF00-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\U0001F000-\U0001FAFF]+',
        ' ', 'g'))
    $body$
  $sql$, coalesce(folding, ''));
END
$do$;
--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (image_search_words("prompt" || ' ' || coalesce("title", ''))) STORED;
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
