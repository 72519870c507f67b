CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text,
	`payload` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`leased_until` integer,
	`lease_owner` text,
	`done_at` integer,
	`dead_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`kind`,`key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`done_at`,`dead_at`,`run_at`);--> statement-breakpoint
CREATE TABLE `live_events` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`topic` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`version` integer,
	`actor_id` text,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `live_events_at` ON `live_events` (`at`);--> statement-breakpoint
CREATE TABLE `presences` (
	`stream_id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`person_id` text NOT NULL,
	`task_id` text,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `presences_topic` ON `presences` (`topic`,`seen_at`);--> statement-breakpoint
CREATE TABLE `home_visits` (
	`person_id` text PRIMARY KEY NOT NULL,
	`seen_at` integer NOT NULL,
	`previous_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notification_choices` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`in_app` integer NOT NULL,
	`mail` text NOT NULL,
	PRIMARY KEY(`person_id`, `kind`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notification_settings` (
	`person_id` text PRIMARY KEY NOT NULL,
	`quiet_from` integer NOT NULL,
	`quiet_to` integer NOT NULL,
	`digest_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`squad_id` text,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`data` text NOT NULL,
	`read_at` integer,
	`mailed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notifications_person` ON `notifications` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`person_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `notifications_subject` ON `notifications` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text,
	`url` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attachments_somewhere" CHECK(sha256 is not null or url is not null)
);
--> statement-breakpoint
CREATE INDEX `attachments_task` ON `attachments` (`task_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `attachments_file` ON `attachments` (`sha256`);--> statement-breakpoint
CREATE TABLE `board_filters` (
	`id` text PRIMARY KEY NOT NULL,
	`squad_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `board_filters_name` ON `board_filters` (`squad_id`,`owner_id`,`name`);--> statement-breakpoint
CREATE INDEX `board_filters_shared` ON `board_filters` (`squad_id`,`shared`);--> statement-breakpoint
CREATE TABLE `checklist_items` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`text` text NOT NULL,
	`position` text NOT NULL,
	`done_at` integer,
	`done_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `checklist_items_task` ON `checklist_items` (`task_id`,`position`);--> statement-breakpoint
CREATE TABLE `comment_edits` (
	`comment_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`comment_id`, `version`),
	FOREIGN KEY (`comment_id`) REFERENCES `task_comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `flow_settings` (
	`squad_id` text PRIMARY KEY NOT NULL,
	`started_category` text DEFAULT 'doing' NOT NULL,
	`finished_category` text DEFAULT 'done' NOT NULL,
	`breakpoint_hours` integer DEFAULT 48 NOT NULL,
	`breakpoint_return_rate` integer DEFAULT 2000 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `handoff_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`squad_id` text NOT NULL,
	`from_discipline` text,
	`to_discipline` text,
	`text` text NOT NULL,
	`required` integer DEFAULT false NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `handoff_checks_squad` ON `handoff_checks` (`squad_id`,`position`);--> statement-breakpoint
CREATE TABLE `handoff_items` (
	`handoff_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`required` integer NOT NULL,
	`done` integer NOT NULL,
	PRIMARY KEY(`handoff_id`, `position`),
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `imported_tasks` (
	`squad_id` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`task_id` text NOT NULL,
	`fields` text NOT NULL,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`squad_id`, `source`, `external_id`),
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imported_tasks_task` ON `imported_tasks` (`task_id`);--> statement-breakpoint
CREATE TABLE `labels` (
	`id` text PRIMARY KEY NOT NULL,
	`squad_id` text NOT NULL,
	`name` text NOT NULL,
	`slug` text NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_slug` ON `labels` (`squad_id`,`slug`);--> statement-breakpoint
CREATE TABLE `task_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `task_comments_task` ON `task_comments` (`task_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `task_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`squad_id` text NOT NULL,
	`person_id` text NOT NULL,
	`file_name` text NOT NULL,
	`source` text NOT NULL,
	`content` text NOT NULL,
	`mapping` text NOT NULL,
	`column_id` text,
	`created_at` integer NOT NULL,
	`applied_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`column_id`) REFERENCES `board_columns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `task_imports_squad` ON `task_imports` (`squad_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `task_labels` (
	`task_id` text NOT NULL,
	`label_id` text NOT NULL,
	PRIMARY KEY(`task_id`, `label_id`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`label_id`) REFERENCES `labels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `task_labels_label` ON `task_labels` (`label_id`);--> statement-breakpoint
CREATE TABLE `task_links` (
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`kind` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`from_id`, `to_id`, `kind`),
	FOREIGN KEY (`from_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "task_links_two" CHECK(from_id <> to_id),
	CONSTRAINT "task_links_kind" CHECK(kind in ('blocks', 'relates'))
);
--> statement-breakpoint
CREATE INDEX `task_links_to` ON `task_links` (`to_id`,`kind`);--> statement-breakpoint
CREATE TABLE `task_people` (
	`task_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`task_id`, `person_id`, `role`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "task_people_role" CHECK(role in ('assignee', 'watcher'))
);
--> statement-breakpoint
CREATE INDEX `task_people_person` ON `task_people` (`person_id`,`role`);--> statement-breakpoint
ALTER TABLE `board_columns` ADD `wip_mode` text DEFAULT 'warn' NOT NULL;--> statement-breakpoint
ALTER TABLE `board_columns` ADD `is_queue` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `completed_at` integer;--> statement-breakpoint
ALTER TABLE `tasks` ADD `estimate_hours` integer;--> statement-breakpoint
ALTER TABLE `tasks` ADD `start_on` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `parent_id` text REFERENCES tasks(id);--> statement-breakpoint
CREATE INDEX `tasks_parent` ON `tasks` (`parent_id`);--> statement-breakpoint
CREATE INDEX `tasks_finished` ON `tasks` (`squad_id`,`finished_at`);