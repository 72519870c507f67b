CREATE TABLE `dissolution_plans` (
	`task_id` text PRIMARY KEY NOT NULL,
	`squad_id` text NOT NULL,
	`home` text NOT NULL,
	`to_squad_id` text,
	`reason` text DEFAULT '' NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dissolution_plans_home" CHECK(home in ('done', 'archive') or to_squad_id is not null)
);
--> statement-breakpoint
CREATE INDEX `dissolution_plans_squad` ON `dissolution_plans` (`squad_id`);--> statement-breakpoint
CREATE TABLE `dissolution_reminders` (
	`squad_id` text NOT NULL,
	`ends_on` text NOT NULL,
	`days` integer NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`squad_id`, `ends_on`, `days`),
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
