CREATE TABLE "collection_images" (
	"collection_id" text NOT NULL,
	"image_position" bigint NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "collection_images_key" UNIQUE("collection_id","image_position")
);
--> statement-breakpoint
CREATE TABLE "collections" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"cover_image_id" text,
	"filter" jsonb,
	"place" double precision NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grids" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text,
	"base" jsonb NOT NULL,
	"axes" jsonb NOT NULL,
	"cells" integer NOT NULL,
	"winner" integer,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "styles" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prompt" text NOT NULL,
	"negative_prompt" text,
	"parameters" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "styles_name_key" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "wildcards" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"entries" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "wildcards_name_key" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "typed" jsonb;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "typed" jsonb;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "grid_id" text;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "cell" integer;--> statement-breakpoint
ALTER TABLE "collection_images" ADD CONSTRAINT "collection_images_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_images" ADD CONSTRAINT "collection_images_image_position_generated_images_position_fk" FOREIGN KEY ("image_position") REFERENCES "public"."generated_images"("position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collection_images_position_idx" ON "collection_images" USING btree ("image_position");--> statement-breakpoint
CREATE INDEX "collections_place_idx" ON "collections" USING btree ("place","id");--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_grid_id_grids_id_fk" FOREIGN KEY ("grid_id") REFERENCES "public"."grids"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_cell_key" UNIQUE("grid_id","cell");