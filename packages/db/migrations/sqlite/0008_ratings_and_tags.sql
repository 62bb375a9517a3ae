CREATE TABLE `image_tags` (
	`tag` text PRIMARY KEY NOT NULL,
	`total` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE `generated_images` ADD `rating` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `generated_images` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `generated_images` ADD `made_at` integer;--> statement-breakpoint
-- Searched in parts: what was asked for, by what, what was to be left out, and tags. All that a filter asks for is a word
-- of `facets`, in which names that people give are written in hexadecimal.
DROP TRIGGER image_search_insert;
--> statement-breakpoint
DROP TRIGGER image_search_delete;
--> statement-breakpoint
DROP TRIGGER image_search_update;
--> statement-breakpoint
DROP TRIGGER collection_images_search_insert;
--> statement-breakpoint
DROP TRIGGER collection_images_search_delete;
--> statement-breakpoint
DROP VIEW image_search_source;
--> statement-breakpoint
DROP TABLE image_search;
--> statement-breakpoint
CREATE VIRTUAL TABLE image_search USING fts5(words, model, negative, tags, facets, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii');
--> statement-breakpoint
CREATE VIEW image_search_source AS
SELECT
  position,
  search_words(prompt || ' ' || coalesce(title, '')) AS words,
  search_words(coalesce(model, '')) AS model,
  search_words(coalesce(negative_prompt, '')) AS negative,
  coalesce((SELECT group_concat(search_words(value), ' ') FROM json_each(tags)), '') AS tags,
  iif(trashed, 'trashed', 'live') || iif(favorite, ' favorite', '') || ' m' || hex(coalesce(model, '')) || ' p' || hex(coalesce(provider, ''))
    || iif(rating > 0, ' r' || rating, '') || coalesce(' s' || seed, '')
    || iif(width > height, ' wide', iif(width < height, ' tall', ' square'))
    || coalesce((SELECT group_concat(' t' || hex(value), '') FROM json_each(tags)), '')
    || coalesce((SELECT group_concat(' y' || hex(value), '') FROM json_each(typed, '$.styles')), '')
    || coalesce((SELECT group_concat(' c' || replace(collection_id, '-', ''), '') FROM collection_images WHERE image_position = position), '') AS facets
FROM generated_images;
--> statement-breakpoint
INSERT INTO image_search(rowid, words, model, negative, tags, facets)
SELECT position, words, model, negative, tags, facets FROM image_search_source ORDER BY position;
--> statement-breakpoint
CREATE TRIGGER image_search_insert AFTER INSERT ON generated_images BEGIN
  INSERT INTO image_search(rowid, words, model, negative, tags, facets)
  SELECT position, words, model, negative, tags, facets FROM image_search_source WHERE position = new.position;
END;
--> statement-breakpoint
CREATE TRIGGER image_search_update
AFTER UPDATE OF prompt, negative_prompt, title, tags, favorite, rating, trashed, model, provider, seed, width, height, typed ON generated_images BEGIN
  UPDATE image_search SET (words, model, negative, tags, facets) =
    (SELECT words, model, negative, tags, facets FROM image_search_source WHERE position = new.position) WHERE rowid = new.position;
END;
--> statement-breakpoint
CREATE TRIGGER image_search_delete AFTER DELETE ON generated_images BEGIN
  DELETE FROM image_search WHERE rowid = old.position;
END;
--> statement-breakpoint
CREATE TRIGGER collection_images_search_insert AFTER INSERT ON collection_images BEGIN
  UPDATE image_search SET (words, model, negative, tags, facets) =
    (SELECT words, model, negative, tags, facets FROM image_search_source WHERE position = new.image_position) WHERE rowid = new.image_position;
END;
--> statement-breakpoint
-- Not where the image goes, nor where the collection does: nobody asks for its facet again, and there may be a million.
CREATE TRIGGER collection_images_search_delete AFTER DELETE ON collection_images
WHEN EXISTS (SELECT 1 FROM collections WHERE id = old.collection_id) AND EXISTS (SELECT 1 FROM generated_images WHERE position = old.image_position) BEGIN
  UPDATE image_search SET (words, model, negative, tags, facets) =
    (SELECT words, model, negative, tags, facets FROM image_search_source WHERE position = old.image_position) WHERE rowid = old.image_position;
END;
--> statement-breakpoint
-- Which tags there are: counted as they come and go.
CREATE TRIGGER image_tags_insert AFTER INSERT ON generated_images WHEN NOT new.trashed AND new.tags <> '[]' BEGIN
  INSERT INTO image_tags(tag, total) SELECT value, 1 FROM json_each(new.tags) WHERE true
  ON CONFLICT(tag) DO UPDATE SET total = total + 1;
END;
--> statement-breakpoint
CREATE TRIGGER image_tags_update AFTER UPDATE OF tags, trashed ON generated_images
WHEN (old.tags <> new.tags OR old.trashed <> new.trashed) AND (old.tags <> '[]' OR new.tags <> '[]') BEGIN
  UPDATE image_tags SET total = total - 1 WHERE NOT old.trashed AND tag IN (SELECT value FROM json_each(old.tags));
  INSERT INTO image_tags(tag, total) SELECT value, 1 FROM json_each(new.tags) WHERE NOT new.trashed
  ON CONFLICT(tag) DO UPDATE SET total = total + 1;
  DELETE FROM image_tags WHERE total <= 0 AND tag IN (SELECT value FROM json_each(old.tags));
END;
--> statement-breakpoint
CREATE TRIGGER image_tags_delete AFTER DELETE ON generated_images WHEN NOT old.trashed AND old.tags <> '[]' BEGIN
  UPDATE image_tags SET total = total - 1 WHERE tag IN (SELECT value FROM json_each(old.tags));
  DELETE FROM image_tags WHERE total <= 0 AND tag IN (SELECT value FROM json_each(old.tags));
END;
