CREATE TABLE `events` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`type` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_created_idx` ON `events` (`created_at`);--> statement-breakpoint
CREATE TABLE `generated_images` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`generation_id` text,
	`ordinal` integer DEFAULT 0 NOT NULL,
	`prompt` text NOT NULL,
	`negative_prompt` text,
	`model` text,
	`provider` text,
	`storage_key` text NOT NULL,
	`filename` text NOT NULL,
	`mime_type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`size_bytes` integer NOT NULL,
	`seed` integer,
	`steps` integer,
	`guidance` real,
	`sha256` text NOT NULL,
	`placeholder` text NOT NULL,
	`favorite` integer DEFAULT false NOT NULL,
	`title` text,
	`trashed` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`trashed_at` integer,
	FOREIGN KEY (`generation_id`) REFERENCES `generations`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `generated_images_page_idx` ON `generated_images` (`trashed`,`position`);--> statement-breakpoint
CREATE INDEX `generated_images_favorite_idx` ON `generated_images` (`trashed`,`favorite`,`position`);--> statement-breakpoint
CREATE INDEX `generated_images_model_idx` ON `generated_images` (`trashed`,`model`,`position`);--> statement-breakpoint
CREATE INDEX `generated_images_provider_idx` ON `generated_images` (`trashed`,`provider`,`position`);--> statement-breakpoint
CREATE INDEX `generated_images_created_idx` ON `generated_images` (`created_at`,`position`);--> statement-breakpoint
CREATE INDEX `generated_images_sha256_idx` ON `generated_images` (`sha256`);--> statement-breakpoint
CREATE UNIQUE INDEX `generated_images_id_key` ON `generated_images` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `generated_images_storage_key` ON `generated_images` (`storage_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `generated_images_generation_key` ON `generated_images` (`generation_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `generations` (
	`id` text PRIMARY KEY NOT NULL,
	`status` text DEFAULT 'queued' NOT NULL,
	`prompt` text NOT NULL,
	`negative_prompt` text,
	`model` text NOT NULL,
	`provider` text NOT NULL,
	`parameters` text NOT NULL,
	`progress` real DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text,
	`idempotency_key` text,
	`request_hash` text,
	`available_at` integer NOT NULL,
	`lease_owner` text,
	`leased_until` integer,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `generations_status_idx` ON `generations` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `generations_claim_idx` ON `generations` (`status`,`provider`,`available_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `generations_idempotency_key` ON `generations` (`idempotency_key`);--> statement-breakpoint
CREATE TABLE `image_counts` (
	`model` text PRIMARY KEY NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`favorites` integer DEFAULT 0 NOT NULL,
	`trashed` integer DEFAULT 0 NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `loose_objects` (
	`key` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `loose_objects_created_idx` ON `loose_objects` (`created_at`);--> statement-breakpoint
CREATE TABLE `renditions` (
	`key` text PRIMARY KEY NOT NULL,
	`image_id` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `renditions_image_idx` ON `renditions` (`image_id`);--> statement-breakpoint
CREATE INDEX `renditions_used_idx` ON `renditions` (`used_at`,`size_bytes`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
