ALTER TABLE "generated_images" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "relation" text;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "relation" text;--> statement-breakpoint
CREATE INDEX "generated_images_parent_idx" ON "generated_images" USING btree ("parent_id","trashed","position") WHERE "generated_images"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "generations_parent_idx" ON "generations" USING btree ("parent_id","status","id") WHERE "generations"."parent_id" is not null;