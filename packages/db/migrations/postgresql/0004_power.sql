CREATE TABLE "collection_images" (
	"collection_id" text NOT NULL,
	"image_position" bigint NOT NULL,
	"trashed" boolean NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "collection_images_key" UNIQUE("image_position","collection_id")
);
--> statement-breakpoint
CREATE TABLE "collections" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"cover_image_id" text,
	"filter" jsonb,
	"total" integer DEFAULT 0 NOT NULL,
	"place" double precision NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "collections_name_key" UNIQUE("name")
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
CREATE INDEX "collection_images_page_idx" ON "collection_images" USING btree ("collection_id","trashed","image_position");--> statement-breakpoint
CREATE INDEX "collections_place_idx" ON "collections" USING btree ("place","id");--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_grid_id_grids_id_fk" FOREIGN KEY ("grid_id") REFERENCES "public"."grids"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_cell_key" UNIQUE("grid_id","cell");--> statement-breakpoint
CREATE FUNCTION collection_images_trashed_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE collection_images SET trashed = new.trashed WHERE image_position = new.position;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER collection_images_trashed AFTER UPDATE OF trashed ON "generated_images"
  FOR EACH ROW WHEN (old.trashed <> new.trashed) EXECUTE FUNCTION collection_images_trashed_trigger();
--> statement-breakpoint
-- How many images a collection has: counted as they come and go, once a statement, read without a scan.
CREATE FUNCTION collections_total_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE collections c SET total = c.total - o.total
    FROM (SELECT collection_id, count(*) AS total FROM gone WHERE NOT trashed GROUP BY collection_id) o WHERE c.id = o.collection_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE collections c SET total = c.total + n.total
    FROM (SELECT collection_id, count(*) AS total FROM come WHERE NOT trashed GROUP BY collection_id) n WHERE c.id = n.collection_id;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER collections_total_insert AFTER INSERT ON "collection_images" REFERENCING NEW TABLE AS come
  FOR EACH STATEMENT EXECUTE FUNCTION collections_total_trigger();
--> statement-breakpoint
CREATE TRIGGER collections_total_update AFTER UPDATE ON "collection_images" REFERENCING OLD TABLE AS gone NEW TABLE AS come
  FOR EACH STATEMENT EXECUTE FUNCTION collections_total_trigger();
--> statement-breakpoint
CREATE TRIGGER collections_total_delete AFTER DELETE ON "collection_images" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION collections_total_trigger();
