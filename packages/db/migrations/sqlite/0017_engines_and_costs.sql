CREATE TABLE `costs` (
	`month` text NOT NULL,
	`owner_id` text NOT NULL,
	`engine` text NOT NULL,
	`currency` text NOT NULL,
	`amount` real NOT NULL,
	`images` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `costs_key` ON `costs` (`month`,`owner_id`,`engine`,`currency`);--> statement-breakpoint
CREATE TABLE `engines` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text,
	`settings` text NOT NULL,
	`secrets` text NOT NULL,
	`concurrency` integer,
	`is_enabled` integer NOT NULL,
	`allow_private_network` integer,
	`failover` integer NOT NULL,
	`prices` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `generated_images` ADD `cost` text;--> statement-breakpoint
ALTER TABLE `generated_images` ADD `served_instead` text;--> statement-breakpoint
ALTER TABLE `generations` ADD `served_instead` text;--> statement-breakpoint
ALTER TABLE `generations` ADD `jobs` text;--> statement-breakpoint
ALTER TABLE `users` ADD `budget` text;