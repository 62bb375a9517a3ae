CREATE TABLE `collection_images` (
	`collection_id` text NOT NULL,
	`image_position` integer NOT NULL,
	`trashed` integer NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`collection_id`) REFERENCES `collections`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`image_position`) REFERENCES `generated_images`(`position`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `collection_images_page_idx` ON `collection_images` (`collection_id`,`trashed`,`image_position`);--> statement-breakpoint
CREATE UNIQUE INDEX `collection_images_key` ON `collection_images` (`image_position`,`collection_id`);--> statement-breakpoint
CREATE TABLE `collections` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`cover_image_id` text,
	`filter` text,
	`total` integer DEFAULT 0 NOT NULL,
	`place` real NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `collections_place_idx` ON `collections` (`place`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `collections_name_key` ON `collections` (`name`);--> statement-breakpoint
CREATE TABLE `grids` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`base` text NOT NULL,
	`axes` text NOT NULL,
	`cells` integer NOT NULL,
	`winner` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `styles` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`prompt` text NOT NULL,
	`negative_prompt` text,
	`parameters` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `styles_name_key` ON `styles` (`name`);--> statement-breakpoint
CREATE TABLE `wildcards` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`entries` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wildcards_name_key` ON `wildcards` (`name`);--> statement-breakpoint
ALTER TABLE `generated_images` ADD `typed` text;--> statement-breakpoint
ALTER TABLE `generations` ADD `typed` text;--> statement-breakpoint
ALTER TABLE `generations` ADD `grid_id` text REFERENCES grids(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `generations` ADD `cell` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `generations_cell_key` ON `generations` (`grid_id`,`cell`);--> statement-breakpoint
-- What the search keeps of an image. The collections that it is in are facets too, so that a search inside of one is an
-- intersection of two lists, however large both are.
CREATE VIEW image_search_source AS
SELECT
  position,
  prompt || ' ' || coalesce(title, '') AS words,
  iif(trashed, 'trashed', 'live') || iif(favorite, ' favorite', '') || ' m' || hex(coalesce(model, '')) || ' p' || hex(coalesce(provider, ''))
    || coalesce((SELECT group_concat(' c' || replace(collection_id, '-', ''), '') FROM collection_images WHERE image_position = position), '') AS facets
FROM generated_images;
--> statement-breakpoint
DROP TRIGGER image_search_update;
--> statement-breakpoint
CREATE TRIGGER image_search_update AFTER UPDATE OF prompt, title, favorite, trashed, model, provider ON generated_images BEGIN
  UPDATE image_search SET (words, facets) = (SELECT words, facets FROM image_search_source WHERE position = new.position) WHERE rowid = new.position;
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
--> statement-breakpoint
CREATE TRIGGER collection_images_trashed AFTER UPDATE OF trashed ON generated_images WHEN old.trashed <> new.trashed BEGIN
  UPDATE collection_images SET trashed = new.trashed WHERE image_position = new.position;
END;
--> statement-breakpoint
-- How many images a collection has: counted as they come and go, read without a scan.
CREATE TRIGGER collections_total_insert AFTER INSERT ON collection_images WHEN NOT new.trashed BEGIN
  UPDATE collections SET total = total + 1 WHERE id = new.collection_id;
END;
--> statement-breakpoint
CREATE TRIGGER collections_total_update AFTER UPDATE OF trashed ON collection_images WHEN old.trashed <> new.trashed BEGIN
  UPDATE collections SET total = total + old.trashed - new.trashed WHERE id = new.collection_id;
END;
--> statement-breakpoint
CREATE TRIGGER collections_total_delete AFTER DELETE ON collection_images WHEN NOT old.trashed BEGIN
  UPDATE collections SET total = total - 1 WHERE id = old.collection_id;
END;
