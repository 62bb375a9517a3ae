ALTER TABLE `access_keys` ADD `images_a_day` integer;--> statement-breakpoint
ALTER TABLE `access_keys` ADD `images_at_a_time` integer;--> statement-breakpoint
ALTER TABLE `generations` ADD `key_id` text;