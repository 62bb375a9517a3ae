CREATE TABLE `image_buckets` (
	`bucket` integer NOT NULL,
	`trashed` integer NOT NULL,
	`favorite` integer NOT NULL,
	`model` text NOT NULL,
	`provider` text NOT NULL,
	`total` integer NOT NULL,
	`ratios` real NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `image_buckets_key` ON `image_buckets` (`bucket`,`trashed`,`favorite`,`model`,`provider`);--> statement-breakpoint
ALTER TABLE `generations` ADD `cleared` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `generations` ADD `cleared_at` integer;--> statement-breakpoint
CREATE INDEX `generations_cleared_idx` ON `generations` (`cleared`,`id`);--> statement-breakpoint
CREATE INDEX `generations_cleared_status_idx` ON `generations` (`cleared`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `generations_durations_idx` ON `generations` (`status`,`model`,`finished_at`);--> statement-breakpoint
CREATE INDEX `generated_images_imported_idx` ON `generated_images` (`trashed`,("provider" is null),`position`);--> statement-breakpoint
CREATE INDEX `generated_images_trashed_idx` ON `generated_images` (`trashed_at`,`position`) WHERE "generated_images"."trashed_at" is not null;