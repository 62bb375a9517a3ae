CREATE TABLE `webhook_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`message_id` text NOT NULL,
	`type` text NOT NULL,
	`body` text,
	`body_bytes` integer NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`response_status` integer,
	`duration_ms` integer NOT NULL,
	`excerpt` text,
	`problem` text,
	`created_at` integer NOT NULL,
	`attempted_at` integer NOT NULL,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_webhook_idx` ON `webhook_deliveries` (`webhook_id`,`id`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_attempted_idx` ON `webhook_deliveries` (`attempted_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_deliveries_message_key` ON `webhook_deliveries` (`webhook_id`,`message_id`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`scope` text NOT NULL,
	`events` text,
	`secrets` text NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`position` integer NOT NULL,
	`position_at` integer NOT NULL,
	`pending_up_to` integer NOT NULL,
	`lane` text NOT NULL,
	`available_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`failing_since` integer,
	`lease_owner` text,
	`leased_until` integer,
	`missed` text,
	`delivered_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `webhooks_owner_idx` ON `webhooks` (`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `webhooks_due_idx` ON `webhooks` (`state`,`lane`,`available_at`);