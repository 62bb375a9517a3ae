CREATE TABLE "events" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "generated_images" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "generated_images_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"generation_id" text,
	"ordinal" integer DEFAULT 0 NOT NULL,
	"prompt" text NOT NULL,
	"negative_prompt" text,
	"model" text,
	"provider" text,
	"storage_key" text NOT NULL,
	"filename" text NOT NULL,
	"mime_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"size_bytes" integer NOT NULL,
	"seed" bigint,
	"steps" integer,
	"guidance" double precision,
	"sha256" text NOT NULL,
	"placeholder" text NOT NULL,
	"favorite" boolean DEFAULT false NOT NULL,
	"title" text,
	"trashed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"trashed_at" timestamp (3) with time zone,
	CONSTRAINT "generated_images_id_key" UNIQUE("id"),
	CONSTRAINT "generated_images_storage_key" UNIQUE("storage_key"),
	CONSTRAINT "generated_images_generation_key" UNIQUE("generation_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "generations" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"prompt" text NOT NULL,
	"negative_prompt" text,
	"model" text NOT NULL,
	"provider" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"progress" double precision DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" jsonb,
	"idempotency_key" text,
	"request_hash" text,
	"available_at" timestamp (3) with time zone NOT NULL,
	"lease_owner" text,
	"leased_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "generations_idempotency_key" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "image_counts" (
	"model" text PRIMARY KEY NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"favorites" bigint DEFAULT 0 NOT NULL,
	"trashed" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loose_objects" (
	"key" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "renditions" (
	"key" text PRIMARY KEY NOT NULL,
	"image_id" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "generated_images" ADD CONSTRAINT "generated_images_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_created_idx" ON "events" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "generated_images_page_idx" ON "generated_images" USING btree ("trashed","position");--> statement-breakpoint
CREATE INDEX "generated_images_favorite_idx" ON "generated_images" USING btree ("trashed","favorite","position");--> statement-breakpoint
CREATE INDEX "generated_images_model_idx" ON "generated_images" USING btree ("trashed","model","position");--> statement-breakpoint
CREATE INDEX "generated_images_provider_idx" ON "generated_images" USING btree ("trashed","provider","position");--> statement-breakpoint
CREATE INDEX "generated_images_created_idx" ON "generated_images" USING btree ("created_at","position");--> statement-breakpoint
CREATE INDEX "generated_images_sha256_idx" ON "generated_images" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "generations_status_idx" ON "generations" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "generations_claim_idx" ON "generations" USING btree ("status","provider","available_at");--> statement-breakpoint
CREATE INDEX "loose_objects_created_idx" ON "loose_objects" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "renditions_image_idx" ON "renditions" USING btree ("image_id");--> statement-breakpoint
CREATE INDEX "renditions_used_idx" ON "renditions" USING btree ("used_at","size_bytes");