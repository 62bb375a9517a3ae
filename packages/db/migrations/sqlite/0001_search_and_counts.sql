-- Full-text search over prompts and titles. `rowid` is the image's position, so matches come out in the
-- order of the gallery without a sort. Filters are words too (`facets`), so that a rare filter on a common
-- word is an intersection of two lists and not a scan.
CREATE VIRTUAL TABLE image_search USING fts5(words, facets, content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 2");
--> statement-breakpoint
CREATE TRIGGER image_search_insert AFTER INSERT ON generated_images BEGIN
  INSERT INTO image_search(rowid, words, facets) VALUES (
    new.position,
    new.prompt || ' ' || coalesce(new.title, ''),
    iif(new.trashed, 'trashed', 'live') || iif(new.favorite, ' favorite', '') || ' m' || hex(coalesce(new.model, '')) || ' p' || hex(coalesce(new.provider, ''))
  );
END;
--> statement-breakpoint
CREATE TRIGGER image_search_update AFTER UPDATE OF prompt, title, favorite, trashed, model, provider ON generated_images BEGIN
  UPDATE image_search SET
    words = new.prompt || ' ' || coalesce(new.title, ''),
    facets = iif(new.trashed, 'trashed', 'live') || iif(new.favorite, ' favorite', '') || ' m' || hex(coalesce(new.model, '')) || ' p' || hex(coalesce(new.provider, ''))
  WHERE rowid = new.position;
END;
--> statement-breakpoint
CREATE TRIGGER image_search_delete AFTER DELETE ON generated_images BEGIN
  DELETE FROM image_search WHERE rowid = old.position;
END;
--> statement-breakpoint
-- The statistics: counted as rows change, read without a scan.
CREATE TRIGGER image_counts_insert AFTER INSERT ON generated_images BEGIN
  INSERT INTO image_counts(model, total, favorites, trashed, bytes)
  VALUES (coalesce(new.model, ''), NOT new.trashed, new.favorite AND NOT new.trashed, new.trashed, new.size_bytes)
  ON CONFLICT(model) DO UPDATE SET
    total = total + excluded.total, favorites = favorites + excluded.favorites,
    trashed = trashed + excluded.trashed, bytes = bytes + excluded.bytes;
END;
--> statement-breakpoint
CREATE TRIGGER image_counts_update AFTER UPDATE OF favorite, trashed, size_bytes ON generated_images BEGIN
  UPDATE image_counts SET
    total = total - (NOT old.trashed) + (NOT new.trashed),
    favorites = favorites - (old.favorite AND NOT old.trashed) + (new.favorite AND NOT new.trashed),
    trashed = trashed - old.trashed + new.trashed,
    bytes = bytes - old.size_bytes + new.size_bytes
  WHERE model = coalesce(new.model, '');
END;
--> statement-breakpoint
CREATE TRIGGER image_counts_delete AFTER DELETE ON generated_images BEGIN
  UPDATE image_counts SET
    total = total - (NOT old.trashed), favorites = favorites - (old.favorite AND NOT old.trashed),
    trashed = trashed - old.trashed, bytes = bytes - old.size_bytes
  WHERE model = coalesce(old.model, '');
END;
