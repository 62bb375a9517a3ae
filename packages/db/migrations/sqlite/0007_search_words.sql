-- What was typed is found by any of its words, whatever the script (adr/0024). `search_words` is a function of the studio
-- (search-text.ts): every connection that writes images has to have it.
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
-- The words come as they are kept: all that is left to cut at are the blanks between them.
CREATE VIRTUAL TABLE image_search USING fts5(words, facets, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii');
--> statement-breakpoint
CREATE VIEW image_search_source AS
SELECT
  position,
  search_words(prompt || ' ' || coalesce(title, '')) AS words,
  iif(trashed, 'trashed', 'live') || iif(favorite, ' favorite', '') || ' m' || hex(coalesce(model, '')) || ' p' || hex(coalesce(provider, ''))
    || coalesce((SELECT group_concat(' c' || replace(collection_id, '-', ''), '') FROM collection_images WHERE image_position = position), '') AS facets
FROM generated_images;
--> statement-breakpoint
INSERT INTO image_search(rowid, words, facets) SELECT position, words, facets FROM image_search_source ORDER BY position;
--> statement-breakpoint
CREATE TRIGGER image_search_insert AFTER INSERT ON generated_images BEGIN
  INSERT INTO image_search(rowid, words, facets) SELECT position, words, facets FROM image_search_source WHERE position = new.position;
END;
--> statement-breakpoint
CREATE TRIGGER image_search_update AFTER UPDATE OF prompt, title, favorite, trashed, model, provider ON generated_images BEGIN
  UPDATE image_search SET (words, facets) = (SELECT words, facets FROM image_search_source WHERE position = new.position) WHERE rowid = new.position;
END;
--> statement-breakpoint
CREATE TRIGGER image_search_delete AFTER DELETE ON generated_images BEGIN
  DELETE FROM image_search WHERE rowid = old.position;
END;
--> statement-breakpoint
CREATE TRIGGER collection_images_search_insert AFTER INSERT ON collection_images BEGIN
  UPDATE image_search SET (words, facets) = (SELECT words, facets FROM image_search_source WHERE position = new.image_position) WHERE rowid = new.image_position;
END;
--> statement-breakpoint
-- Not where the image goes, nor where the collection does: nobody asks for its facet again, and there may be a million.
CREATE TRIGGER collection_images_search_delete AFTER DELETE ON collection_images
WHEN EXISTS (SELECT 1 FROM collections WHERE id = old.collection_id) AND EXISTS (SELECT 1 FROM generated_images WHERE position = old.image_position) BEGIN
  UPDATE image_search SET (words, facets) = (SELECT words, facets FROM image_search_source WHERE position = old.image_position) WHERE rowid = old.image_position;
END;
