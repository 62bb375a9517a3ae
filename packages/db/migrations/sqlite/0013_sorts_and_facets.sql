ALTER TABLE `generated_images` ADD `sampler` text;--> statement-breakpoint
ALTER TABLE `generated_images` ADD `task` text;--> statement-breakpoint
ALTER TABLE `generated_images` ADD `title_key` text DEFAULT '~' NOT NULL;--> statement-breakpoint
ALTER TABLE `generated_images` ADD `collected` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- The search knows what an image came of, and by which sampler. Its triggers rest while the columns are filled.
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
UPDATE generated_images SET task = 'text-to-image' WHERE provider IS NOT NULL;
--> statement-breakpoint
UPDATE generated_images SET title_key = title_key(title) WHERE title IS NOT NULL;
--> statement-breakpoint
UPDATE generated_images SET collected = 1 WHERE position IN (SELECT image_position FROM collection_images);
--> statement-breakpoint
CREATE INDEX `generated_images_collected_idx` ON `generated_images` (`trashed`,`collected`,`position`);--> statement-breakpoint
CREATE INDEX `generated_images_rating_idx` ON `generated_images` (`trashed`,`rating`,`position`);--> statement-breakpoint
CREATE INDEX `generated_images_largest_idx` ON `generated_images` (`trashed`,("width" * "height"),`position`);--> statement-breakpoint
CREATE INDEX `generated_images_title_idx` ON `generated_images` (`trashed`,`title_key`,"position" desc);--> statement-breakpoint
CREATE INDEX `generated_images_sampler_idx` ON `generated_images` (`sampler`) WHERE "generated_images"."sampler" is not null;
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
    || coalesce(' k' || hex(task), '') || coalesce(' a' || hex(lower(sampler)), '')
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
AFTER UPDATE OF prompt, negative_prompt, title, tags, favorite, rating, trashed, model, provider, seed, width, height, typed, task, sampler ON generated_images BEGIN
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
CREATE TRIGGER image_collected_insert AFTER INSERT ON collection_images BEGIN
  UPDATE generated_images SET collected = 1 WHERE position = new.image_position AND NOT collected;
END;
--> statement-breakpoint
CREATE TRIGGER image_collected_delete AFTER DELETE ON collection_images BEGIN
  UPDATE generated_images SET collected = 0 WHERE position = old.image_position AND collected
    AND NOT EXISTS (SELECT 1 FROM collection_images WHERE image_position = old.image_position);
END;
