CREATE TABLE `a1111_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`caller` text NOT NULL,
	`owner_id` text NOT NULL,
	`task_id` text,
	`generation_ids` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `a1111_jobs_caller_idx` ON `a1111_jobs` (`caller`,`id`);--> statement-breakpoint
CREATE INDEX `a1111_jobs_owner_idx` ON `a1111_jobs` (`owner_id`);--> statement-breakpoint
CREATE INDEX `a1111_jobs_created_idx` ON `a1111_jobs` (`created_at`);--> statement-breakpoint
CREATE TABLE `a1111_options` (
	`caller` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`chosen` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `a1111_options_owner_idx` ON `a1111_options` (`owner_id`);