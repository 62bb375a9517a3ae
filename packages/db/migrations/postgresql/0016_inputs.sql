CREATE TABLE "input_uses" (
	"input_id" text NOT NULL,
	"generation_id" text,
	"image_position" bigint
);
--> statement-breakpoint
CREATE TABLE "inputs" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"image_id" text,
	"storage_key" text,
	"mime_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inputs_image_key" UNIQUE("image_id"),
	CONSTRAINT "inputs_storage_key" UNIQUE("storage_key")
);
--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "inputs" jsonb;--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "recipe" jsonb;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "task" text;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "inputs" jsonb;--> statement-breakpoint
ALTER TABLE "input_uses" ADD CONSTRAINT "input_uses_input_id_inputs_id_fk" FOREIGN KEY ("input_id") REFERENCES "public"."inputs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "input_uses" ADD CONSTRAINT "input_uses_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "input_uses" ADD CONSTRAINT "input_uses_image_position_generated_images_position_fk" FOREIGN KEY ("image_position") REFERENCES "public"."generated_images"("position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "input_uses_input_idx" ON "input_uses" USING btree ("input_id");--> statement-breakpoint
CREATE INDEX "input_uses_generation_idx" ON "input_uses" USING btree ("generation_id");--> statement-breakpoint
CREATE INDEX "input_uses_image_idx" ON "input_uses" USING btree ("image_position");--> statement-breakpoint
CREATE INDEX "inputs_owner_idx" ON "inputs" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "inputs_expires_idx" ON "inputs" USING btree ("expires_at","id");