CREATE TABLE `collection_images` (
	`collection_id` text NOT NULL,
	`image_position` integer NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`collection_id`) REFERENCES `collections`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`image_position`) REFERENCES `generated_images`(`position`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `collection_images_position_idx` ON `collection_images` (`image_position`);--> statement-breakpoint
CREATE UNIQUE INDEX `collection_images_key` ON `collection_images` (`collection_id`,`image_position`);--> statement-breakpoint
CREATE TABLE `collections` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`cover_image_id` text,
	`filter` text,
	`place` real NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `collections_place_idx` ON `collections` (`place`,`id`);--> statement-breakpoint
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
CREATE UNIQUE INDEX `generations_cell_key` ON `generations` (`grid_id`,`cell`);