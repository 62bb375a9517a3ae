CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`kind` text NOT NULL,
	`target_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`token` text NOT NULL,
	`password_hash` text,
	`with_recipe` integer NOT NULL,
	`with_original` integer NOT NULL,
	`views` integer DEFAULT 0 NOT NULL,
	`viewed_at` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer
);
--> statement-breakpoint
CREATE INDEX `links_owner_idx` ON `links` (`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `links_target_idx` ON `links` (`target_id`);--> statement-breakpoint
CREATE INDEX `links_expires_idx` ON `links` (`expires_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `links_token_key` ON `links` (`token_hash`);