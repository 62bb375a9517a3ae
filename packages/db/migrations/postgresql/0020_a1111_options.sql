CREATE TABLE "a1111_jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"caller" text NOT NULL,
	"owner_id" text NOT NULL,
	"task_id" text,
	"generation_ids" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "a1111_options" (
	"caller" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"chosen" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "a1111_jobs_caller_idx" ON "a1111_jobs" USING btree ("caller","id");--> statement-breakpoint
CREATE INDEX "a1111_jobs_owner_idx" ON "a1111_jobs" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "a1111_jobs_created_idx" ON "a1111_jobs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "a1111_options_owner_idx" ON "a1111_options" USING btree ("owner_id");