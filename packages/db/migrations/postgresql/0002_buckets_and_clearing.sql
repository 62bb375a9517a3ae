CREATE TABLE "image_buckets" (
	"bucket" bigint NOT NULL,
	"trashed" boolean NOT NULL,
	"favorite" boolean NOT NULL,
	"model" text NOT NULL,
	"provider" text NOT NULL,
	"total" integer NOT NULL,
	"ratios" double precision NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "image_buckets_key" UNIQUE("bucket","trashed","favorite","model","provider")
);
--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "cleared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "cleared_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "generated_images_imported_idx" ON "generated_images" USING btree ("trashed",("provider" is null),"position");--> statement-breakpoint
CREATE INDEX "generated_images_trashed_idx" ON "generated_images" USING btree ("trashed_at","position") WHERE "generated_images"."trashed_at" is not null;--> statement-breakpoint
CREATE INDEX "generations_cleared_idx" ON "generations" USING btree ("cleared","id");--> statement-breakpoint
CREATE INDEX "generations_cleared_status_idx" ON "generations" USING btree ("cleared","status","id");--> statement-breakpoint
CREATE INDEX "generations_durations_idx" ON "generations" USING btree ("status","model","finished_at");