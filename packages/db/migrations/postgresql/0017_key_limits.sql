ALTER TABLE "access_keys" ADD COLUMN "images_a_day" integer;--> statement-breakpoint
ALTER TABLE "access_keys" ADD COLUMN "images_at_a_time" integer;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "key_id" text;