CREATE TABLE `prompts` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`text` text NOT NULL,
	`digest` text NOT NULL,
	`place` text NOT NULL,
	`favorite` integer DEFAULT false NOT NULL,
	`uses` integer DEFAULT 0 NOT NULL,
	`generations` integer DEFAULT 0 NOT NULL,
	`used_at` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `prompts_owner_place_idx` ON `prompts` (`owner_id`,`place`);--> statement-breakpoint
CREATE INDEX `prompts_owner_favorite_idx` ON `prompts` (`owner_id`,`favorite`,`place`);--> statement-breakpoint
CREATE UNIQUE INDEX `prompts_owner_digest_key` ON `prompts` (`owner_id`,`digest`);--> statement-breakpoint
ALTER TABLE `generations` ADD `prompt_id` text;