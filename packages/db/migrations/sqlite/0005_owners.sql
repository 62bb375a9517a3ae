-- What there is belongs to the studio's own user. SQLite adds no column without a default; whoever writes a row names its owner.
DROP INDEX `collections_place_idx`;--> statement-breakpoint
DROP INDEX `collections_name_key`;--> statement-breakpoint
ALTER TABLE `collections` ADD `owner_id` text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
CREATE INDEX `collections_owner_place_idx` ON `collections` (`owner_id`,`place`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `collections_owner_name_key` ON `collections` (`owner_id`,`name`);--> statement-breakpoint
DROP INDEX `styles_name_key`;--> statement-breakpoint
ALTER TABLE `styles` ADD `owner_id` text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `styles_owner_name_key` ON `styles` (`owner_id`,`name`);--> statement-breakpoint
DROP INDEX `wildcards_name_key`;--> statement-breakpoint
ALTER TABLE `wildcards` ADD `owner_id` text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `wildcards_owner_name_key` ON `wildcards` (`owner_id`,`name`);--> statement-breakpoint
ALTER TABLE `events` ADD `audience` text DEFAULT 'everybody' NOT NULL;--> statement-breakpoint
ALTER TABLE `generated_images` ADD `owner_id` text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
CREATE INDEX `generated_images_owner_idx` ON `generated_images` (`owner_id`,`trashed`,`position`);--> statement-breakpoint
ALTER TABLE `generations` ADD `owner_id` text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
CREATE INDEX `generations_owner_idx` ON `generations` (`owner_id`,`cleared`,`id`);--> statement-breakpoint
ALTER TABLE `grids` ADD `owner_id` text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
CREATE INDEX `grids_owner_idx` ON `grids` (`owner_id`,`id`);