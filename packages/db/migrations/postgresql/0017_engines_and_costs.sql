CREATE TABLE "costs" (
	"month" text NOT NULL,
	"owner_id" text NOT NULL,
	"engine" text NOT NULL,
	"currency" text NOT NULL,
	"amount" double precision NOT NULL,
	"images" integer NOT NULL,
	CONSTRAINT "costs_key" UNIQUE("month","owner_id","engine","currency")
);
--> statement-breakpoint
CREATE TABLE "engines" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"settings" jsonb NOT NULL,
	"secrets" jsonb NOT NULL,
	"concurrency" integer,
	"is_enabled" boolean NOT NULL,
	"allow_private_network" boolean,
	"failover" boolean NOT NULL,
	"prices" jsonb NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "cost" jsonb;--> statement-breakpoint
ALTER TABLE "generated_images" ADD COLUMN "served_instead" jsonb;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "served_instead" jsonb;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "jobs" jsonb;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "budget" jsonb;