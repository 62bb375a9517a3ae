CREATE TABLE "prompts" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"text" text NOT NULL,
	"digest" text NOT NULL,
	"place" text NOT NULL,
	"favorite" boolean DEFAULT false NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"generations" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "prompts_owner_digest_key" UNIQUE("owner_id","digest")
);
--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "prompt_id" text;--> statement-breakpoint
CREATE INDEX "prompts_owner_place_idx" ON "prompts" USING btree ("owner_id","place");--> statement-breakpoint
CREATE INDEX "prompts_owner_favorite_idx" ON "prompts" USING btree ("owner_id","favorite","place");