-- What there is belongs to the studio's own user. The defaults go again: whoever writes a row names its owner.
ALTER TABLE "collections" DROP CONSTRAINT "collections_name_key";--> statement-breakpoint
ALTER TABLE "styles" DROP CONSTRAINT "styles_name_key";--> statement-breakpoint
ALTER TABLE "wildcards" DROP CONSTRAINT "wildcards_name_key";--> statement-breakpoint
DROP INDEX "collections_place_idx";--> statement-breakpoint
ALTER TABLE "collections" ADD COLUMN "owner_id" text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "audience" text DEFAULT 'everybody' NOT NULL;--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "owner_id" text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "owner_id" text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "grids" ADD COLUMN "owner_id" text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "styles" ADD COLUMN "owner_id" text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "wildcards" ADD COLUMN "owner_id" text DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
CREATE INDEX "collections_owner_place_idx" ON "collections" USING btree ("owner_id","place","id");--> statement-breakpoint
CREATE INDEX "generated_images_owner_idx" ON "generated_images" USING btree ("owner_id","trashed","position");--> statement-breakpoint
CREATE INDEX "generations_owner_idx" ON "generations" USING btree ("owner_id","cleared","id");--> statement-breakpoint
CREATE INDEX "grids_owner_idx" ON "grids" USING btree ("owner_id","id");--> statement-breakpoint
ALTER TABLE "collections" ADD CONSTRAINT "collections_owner_name_key" UNIQUE("owner_id","name");--> statement-breakpoint
ALTER TABLE "styles" ADD CONSTRAINT "styles_owner_name_key" UNIQUE("owner_id","name");--> statement-breakpoint
ALTER TABLE "wildcards" ADD CONSTRAINT "wildcards_owner_name_key" UNIQUE("owner_id","name");--> statement-breakpoint
ALTER TABLE "collections" ALTER COLUMN "owner_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "generated_images" ALTER COLUMN "owner_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "generations" ALTER COLUMN "owner_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "grids" ALTER COLUMN "owner_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "styles" ALTER COLUMN "owner_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "wildcards" ALTER COLUMN "owner_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "audience" DROP DEFAULT;
