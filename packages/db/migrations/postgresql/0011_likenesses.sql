CREATE TABLE "image_likenesses" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "image_likenesses_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"image_position" bigint NOT NULL,
	"high" integer NOT NULL,
	"low" integer NOT NULL,
	CONSTRAINT "image_likenesses_image_key" UNIQUE("image_position")
);
--> statement-breakpoint
CREATE TABLE "unseen_images" (
	"image_position" bigint NOT NULL,
	CONSTRAINT "unseen_images_key" UNIQUE("image_position")
);
--> statement-breakpoint
ALTER TABLE "image_likenesses" ADD CONSTRAINT "image_likenesses_image_position_generated_images_position_fk" FOREIGN KEY ("image_position") REFERENCES "public"."generated_images"("position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unseen_images" ADD CONSTRAINT "unseen_images_image_position_generated_images_position_fk" FOREIGN KEY ("image_position") REFERENCES "public"."generated_images"("position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- All that came before: their pixels are looked at one after another, in the background.
INSERT INTO unseen_images(image_position) SELECT position FROM generated_images;