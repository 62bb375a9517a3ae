CREATE TABLE `image_likenesses` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`image_position` integer NOT NULL,
	`high` integer NOT NULL,
	`low` integer NOT NULL,
	FOREIGN KEY (`image_position`) REFERENCES `generated_images`(`position`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `image_likenesses_image_key` ON `image_likenesses` (`image_position`);--> statement-breakpoint
CREATE TABLE `unseen_images` (
	`image_position` integer NOT NULL,
	FOREIGN KEY (`image_position`) REFERENCES `generated_images`(`position`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unseen_images_key` ON `unseen_images` (`image_position`);--> statement-breakpoint
-- All that came before: their pixels are looked at one after another, in the background.
INSERT INTO unseen_images(image_position) SELECT position FROM generated_images;