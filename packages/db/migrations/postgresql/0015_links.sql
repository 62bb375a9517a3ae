CREATE TABLE "links" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"token" text NOT NULL,
	"password_hash" text,
	"with_recipe" boolean NOT NULL,
	"with_original" boolean NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	"viewed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "links_token_key" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE INDEX "links_owner_idx" ON "links" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "links_target_idx" ON "links" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "links_expires_idx" ON "links" USING btree ("expires_at");