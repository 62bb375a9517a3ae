ALTER TABLE `generated_images` ADD `parent_id` text;--> statement-breakpoint
ALTER TABLE `generated_images` ADD `relation` text;--> statement-breakpoint
CREATE INDEX `generated_images_parent_idx` ON `generated_images` (`parent_id`,`trashed`,`position`) WHERE "generated_images"."parent_id" is not null;--> statement-breakpoint
ALTER TABLE `generations` ADD `parent_id` text;--> statement-breakpoint
ALTER TABLE `generations` ADD `relation` text;--> statement-breakpoint
CREATE INDEX `generations_parent_idx` ON `generations` (`parent_id`,`status`,`id`) WHERE "generations"."parent_id" is not null;