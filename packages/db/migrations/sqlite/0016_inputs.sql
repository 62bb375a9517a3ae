CREATE TABLE `input_uses` (
	`input_id` text NOT NULL,
	`generation_id` text,
	`image_position` integer,
	FOREIGN KEY (`input_id`) REFERENCES `inputs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`generation_id`) REFERENCES `generations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`image_position`) REFERENCES `generated_images`(`position`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `input_uses_input_idx` ON `input_uses` (`input_id`);--> statement-breakpoint
CREATE INDEX `input_uses_generation_idx` ON `input_uses` (`generation_id`);--> statement-breakpoint
CREATE INDEX `input_uses_image_idx` ON `input_uses` (`image_position`);--> statement-breakpoint
CREATE TABLE `inputs` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`image_id` text,
	`storage_key` text,
	`mime_type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inputs_owner_idx` ON `inputs` (`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `inputs_expires_idx` ON `inputs` (`expires_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `inputs_image_key` ON `inputs` (`image_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `inputs_storage_key` ON `inputs` (`storage_key`);--> statement-breakpoint
ALTER TABLE `generated_images` ADD `inputs` text;--> statement-breakpoint
ALTER TABLE `generated_images` ADD `recipe` text;--> statement-breakpoint
ALTER TABLE `generations` ADD `task` text;--> statement-breakpoint
ALTER TABLE `generations` ADD `inputs` text;