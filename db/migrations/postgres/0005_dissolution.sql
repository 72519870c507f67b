CREATE TABLE "dissolution_plans" (
	"task_id" text PRIMARY KEY NOT NULL,
	"squad_id" text NOT NULL,
	"home" text NOT NULL,
	"to_squad_id" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dissolution_plans_home" CHECK (home in ('done', 'archive') or to_squad_id is not null)
);
--> statement-breakpoint
CREATE TABLE "dissolution_reminders" (
	"squad_id" text NOT NULL,
	"ends_on" text NOT NULL,
	"days" integer NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dissolution_reminders_squad_id_ends_on_days_pk" PRIMARY KEY("squad_id","ends_on","days")
);
--> statement-breakpoint
ALTER TABLE "dissolution_plans" ADD CONSTRAINT "dissolution_plans_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dissolution_plans" ADD CONSTRAINT "dissolution_plans_squad_id_squads_id_fk" FOREIGN KEY ("squad_id") REFERENCES "public"."squads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dissolution_plans" ADD CONSTRAINT "dissolution_plans_to_squad_id_squads_id_fk" FOREIGN KEY ("to_squad_id") REFERENCES "public"."squads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dissolution_plans" ADD CONSTRAINT "dissolution_plans_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dissolution_reminders" ADD CONSTRAINT "dissolution_reminders_squad_id_squads_id_fk" FOREIGN KEY ("squad_id") REFERENCES "public"."squads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dissolution_plans_squad" ON "dissolution_plans" USING btree ("squad_id");