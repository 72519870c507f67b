CREATE TABLE `assessment_cycles` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`kind` text NOT NULL,
	`start_day` text NOT NULL,
	`end_day` text NOT NULL,
	`state` text NOT NULL,
	`scheme_version_id` text,
	`created_by` text,
	`opened_by` text,
	`opened_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`scheme_version_id`) REFERENCES `scheme_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assessment_cycles_order" CHECK(start_day <= end_day)
);
--> statement-breakpoint
CREATE INDEX `assessment_cycles_start` ON `assessment_cycles` (`start_day`);--> statement-breakpoint
CREATE TABLE `assessment_items` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`person_id` text NOT NULL,
	`points` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `assessment_cycles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assessment_items_four_eyes" CHECK(approved_by is null or approved_by <> proposed_by)
);
--> statement-breakpoint
CREATE INDEX `assessment_items_person` ON `assessment_items` (`cycle_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `assessment_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`revision` integer NOT NULL,
	`previous_id` text,
	`engine` text NOT NULL,
	`head` text NOT NULL,
	`bundle` text NOT NULL,
	`bundle_hash` text NOT NULL,
	`result` text NOT NULL,
	`result_hash` text NOT NULL,
	`computed_by` text NOT NULL,
	`computed_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`published_by` text,
	`published_at` integer,
	`discarded_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`cycle_id`) REFERENCES `assessment_cycles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`computed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assessment_runs_four_eyes" CHECK((approved_by is null or approved_by <> computed_by) and (published_by is null or (published_by <> computed_by and published_by <> approved_by)))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessment_runs_revision` ON `assessment_runs` (`cycle_id`,`revision`);--> statement-breakpoint
CREATE TABLE `assessment_squads` (
	`run_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`status` text NOT NULL,
	`joint` text,
	`divergence` text,
	`input` text NOT NULL,
	`trace` text NOT NULL,
	PRIMARY KEY(`run_id`, `squad_id`),
	FOREIGN KEY (`run_id`) REFERENCES `assessment_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `assessments` (
	`run_id` text NOT NULL,
	`person_id` text NOT NULL,
	`squad_id` text,
	`status` text NOT NULL,
	`joint` text,
	`individual` text,
	`base` text,
	`items` text,
	`before_veto` text,
	`final` text,
	`grade` text,
	`input` text NOT NULL,
	`trace` text NOT NULL,
	`seen_at` integer,
	PRIMARY KEY(`run_id`, `person_id`),
	FOREIGN KEY (`run_id`) REFERENCES `assessment_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assessments_person` ON `assessments` (`person_id`);--> statement-breakpoint
CREATE INDEX `assessments_squad` ON `assessments` (`run_id`,`squad_id`);--> statement-breakpoint
CREATE TABLE `cycle_squads` (
	`cycle_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`override_reason` text,
	`overridden_by` text,
	`overridden_at` integer,
	PRIMARY KEY(`cycle_id`, `squad_id`),
	FOREIGN KEY (`cycle_id`) REFERENCES `assessment_cycles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`overridden_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cycle_squads_squad` ON `cycle_squads` (`squad_id`);--> statement-breakpoint
CREATE TABLE `individual_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`person_id` text NOT NULL,
	`title` text NOT NULL,
	`title_en` text NOT NULL,
	`metric_id` text,
	`segment` text DEFAULT '' NOT NULL,
	`weight` integer NOT NULL,
	`curve` text,
	`score` text,
	`score_note` text DEFAULT '' NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`scored_by` text,
	`scored_at` integer,
	`position` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`cycle_id`) REFERENCES `assessment_cycles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scored_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "individual_lines_weight" CHECK(weight between 0 and 10000)
);
--> statement-breakpoint
CREATE INDEX `individual_lines_person` ON `individual_lines` (`cycle_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `individual_lines_metric` ON `individual_lines` (`metric_id`);--> statement-breakpoint
CREATE TABLE `scheme_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`scheme_id` text NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`rules` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_by` text,
	`submitted_at` integer,
	`approved_by` text,
	`approved_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scheme_versions_four_eyes" CHECK(approved_by is null or (approved_by <> created_by and approved_by <> submitted_by))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scheme_versions_number` ON `scheme_versions` (`scheme_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `scheme_versions_open` ON `scheme_versions` (`scheme_id`) WHERE status in ('draft', 'submitted');--> statement-breakpoint
CREATE TABLE `schemes` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `vetoes` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`person_id` text,
	`squad_id` text,
	`effect` text NOT NULL,
	`value` text,
	`reason` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `assessment_cycles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vetoes_subject" CHECK((person_id is null) <> (squad_id is null)),
	CONSTRAINT "vetoes_four_eyes" CHECK(approved_by is null or approved_by <> proposed_by)
);
--> statement-breakpoint
CREATE INDEX `vetoes_cycle` ON `vetoes` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `audit_checkpoints` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`public_key` text NOT NULL,
	`signature` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_details` (
	`seq` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`detail` text NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `audit_entries`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`canonical` text NOT NULL,
	`prev` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit_entries` (`subject_type`,`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit_entries` (`actor_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit_entries` (`action`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit_entries` (`at`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`chain_id` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `board_columns` (
	`id` text PRIMARY KEY NOT NULL,
	`squad_id` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`category` text NOT NULL,
	`position` text NOT NULL,
	`wip_limit` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `board_columns_position` ON `board_columns` (`squad_id`,`position`);--> statement-breakpoint
CREATE TABLE `handoffs` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`from_discipline` text NOT NULL,
	`to_discipline` text NOT NULL,
	`offered_by` text NOT NULL,
	`to_person_id` text NOT NULL,
	`note` text NOT NULL,
	`due_on` text,
	`status` text NOT NULL,
	`offered_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`return_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "handoffs_between" CHECK(from_discipline <> to_discipline)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handoffs_pending` ON `handoffs` (`task_id`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `handoffs_task` ON `handoffs` (`task_id`,`offered_at`);--> statement-breakpoint
CREATE INDEX `handoffs_squad` ON `handoffs` (`squad_id`,`offered_at`);--> statement-breakpoint
CREATE INDEX `handoffs_receiver` ON `handoffs` (`to_person_id`,`status`);--> statement-breakpoint
CREATE TABLE `task_events` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`data` text NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `task_events_task` ON `task_events` (`task_id`,`at`);--> statement-breakpoint
CREATE INDEX `task_events_squad` ON `task_events` (`squad_id`,`at`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`squad_id` text NOT NULL,
	`number` integer NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`discipline` text NOT NULL,
	`assignee_id` text,
	`reporter_id` text NOT NULL,
	`priority` text DEFAULT 'normal' NOT NULL,
	`due_on` text,
	`metric_id` text,
	`column_id` text NOT NULL,
	`position` text NOT NULL,
	`column_since` integer NOT NULL,
	`committed_at` integer,
	`started_at` integer,
	`finished_at` integer,
	`blocked_reason` text,
	`blocked_at` integer,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reporter_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`column_id`) REFERENCES `board_columns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tasks_discipline" CHECK(discipline in ('tech', 'data', 'product'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_key` ON `tasks` (`key`);--> statement-breakpoint
CREATE INDEX `tasks_column` ON `tasks` (`column_id`,`position`);--> statement-breakpoint
CREATE INDEX `tasks_squad` ON `tasks` (`squad_id`,`archived_at`);--> statement-breakpoint
CREATE INDEX `tasks_assignee` ON `tasks` (`assignee_id`,`finished_at`);--> statement-breakpoint
CREATE INDEX `tasks_metric` ON `tasks` (`metric_id`);--> statement-breakpoint
CREATE TABLE `contract_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`line_key` text NOT NULL,
	`metric_id` text NOT NULL,
	`segment` text DEFAULT '' NOT NULL,
	`weight` integer NOT NULL,
	`curve` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `contract_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contract_lines_weight" CHECK(weight between 0 and 10000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contract_lines_key` ON `contract_lines` (`version_id`,`line_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `contract_lines_metric` ON `contract_lines` (`version_id`,`metric_id`,`segment`);--> statement-breakpoint
CREATE INDEX `contract_lines_by_metric` ON `contract_lines` (`metric_id`);--> statement-breakpoint
CREATE TABLE `contract_signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`person_id` text NOT NULL,
	`capacity` text NOT NULL,
	`content_hash` text NOT NULL,
	`signed_at` integer NOT NULL,
	`voided_at` integer,
	`void_reason` text,
	FOREIGN KEY (`version_id`) REFERENCES `contract_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contract_signatures_valid` ON `contract_signatures` (`version_id`,`capacity`) WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX `contract_signatures_person` ON `contract_signatures` (`person_id`);--> statement-breakpoint
CREATE TABLE `contract_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`effective_from` text,
	`note` text DEFAULT '' NOT NULL,
	`content_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`proposed_at` integer,
	`in_force_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contract_versions_number` ON `contract_versions` (`contract_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `contract_versions_in_force` ON `contract_versions` (`contract_id`) WHERE status = 'in-force';--> statement-breakpoint
CREATE UNIQUE INDEX `contract_versions_open` ON `contract_versions` (`contract_id`) WHERE status in ('draft', 'proposed');--> statement-breakpoint
CREATE TABLE `contracts` (
	`id` text PRIMARY KEY NOT NULL,
	`squad_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `assessment_cycles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contracts_squad_cycle` ON `contracts` (`squad_id`,`cycle_id`);--> statement-breakpoint
CREATE INDEX `contracts_cycle` ON `contracts` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`hint` text NOT NULL,
	`scopes` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash` ON `api_tokens` (`token_hash`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`person_id` text PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`token_id` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`status` integer,
	`response` text,
	PRIMARY KEY(`token_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_created` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitations_person` ON `invitations` (`person_id`);--> statement-breakpoint
CREATE TABLE `second_factors` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`confirmed_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	`recovery_hashes` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`absolute_expires_at` integer NOT NULL,
	`user_agent` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_in_challenges` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`window_start` integer NOT NULL,
	`blocked_until` integer
);
--> statement-breakpoint
CREATE TABLE `metrics` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`description_en` text DEFAULT '' NOT NULL,
	`unit` text DEFAULT '' NOT NULL,
	`unit_en` text DEFAULT '' NOT NULL,
	`decimals` integer DEFAULT 2 NOT NULL,
	`direction` text NOT NULL,
	`aggregation` text NOT NULL,
	`perspective` text NOT NULL,
	`owner_id` text,
	`source` text DEFAULT '' NOT NULL,
	`source_en` text DEFAULT '' NOT NULL,
	`fresh_days` integer DEFAULT 35 NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "metrics_direction" CHECK(direction in ('increase', 'decrease')),
	CONSTRAINT "metrics_aggregation" CHECK(aggregation in ('last', 'sum', 'mean', 'max', 'min')),
	CONSTRAINT "metrics_perspective" CHECK(perspective in ('customer', 'growth', 'efficiency', 'risk'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `metrics_code` ON `metrics` (`code`);--> statement-breakpoint
CREATE INDEX `metrics_name` ON `metrics` (`name`);--> statement-breakpoint
CREATE INDEX `metrics_owner` ON `metrics` (`owner_id`);--> statement-breakpoint
CREATE TABLE `readings` (
	`id` text PRIMARY KEY NOT NULL,
	`metric_id` text NOT NULL,
	`segment` text DEFAULT '' NOT NULL,
	`day` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`value` text NOT NULL,
	`source` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`received_at` integer NOT NULL,
	`entered_by` text,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `readings_point` ON `readings` (`metric_id`,`segment`,`day`,`revision`);--> statement-breakpoint
CREATE TABLE `discipline_heads` (
	`discipline` text PRIMARY KEY NOT NULL,
	`head_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`head_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `seats` (
	`id` text PRIMARY KEY NOT NULL,
	`squad_id` text NOT NULL,
	`person_id` text NOT NULL,
	`discipline` text NOT NULL,
	`role` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text,
	`allocation` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "seats_discipline" CHECK(discipline in ('tech', 'data', 'product')),
	CONSTRAINT "seats_role" CHECK(role in ('lead', 'member')),
	CONSTRAINT "seats_order" CHECK(to_day is null or from_day <= to_day),
	CONSTRAINT "seats_allocation" CHECK(allocation between 1 and 10000)
);
--> statement-breakpoint
CREATE INDEX `seats_squad` ON `seats` (`squad_id`,`discipline`,`role`);--> statement-breakpoint
CREATE INDEX `seats_person` ON `seats` (`person_id`);--> statement-breakpoint
CREATE TABLE `squad_units` (
	`squad_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`is_primary` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`squad_id`, `unit_id`),
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `squad_units_unit` ON `squad_units` (`unit_id`);--> statement-breakpoint
CREATE TABLE `squads` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`mission` text DEFAULT '' NOT NULL,
	`mission_en` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`handoff_limit_hours` integer DEFAULT 48 NOT NULL,
	`next_task_number` integer DEFAULT 1 NOT NULL,
	`closed_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "squads_kind" CHECK(kind in ('standing', 'task-force')),
	CONSTRAINT "squads_task_force_ends" CHECK(kind = 'standing' or ends_on is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `squads_key` ON `squads` (`key`);--> statement-breakpoint
CREATE INDEX `squads_name` ON `squads` (`name`);--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`parent_id` text,
	`path` text NOT NULL,
	`head_id` text,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`head_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_code` ON `units` (`code`);--> statement-breakpoint
CREATE INDEX `units_parent` ON `units` (`parent_id`);--> statement-breakpoint
CREATE INDEX `units_path` ON `units` (`path`);--> statement-breakpoint
CREATE INDEX `units_head` ON `units` (`head_id`);--> statement-breakpoint
CREATE TABLE `leaves` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "leaves_order" CHECK(from_day <= to_day)
);
--> statement-breakpoint
CREATE INDEX `leaves_person` ON `leaves` (`person_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`employee_no` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`title_en` text DEFAULT '' NOT NULL,
	`discipline` text,
	`unit_id` text,
	`manager_id` text,
	`active` integer DEFAULT true NOT NULL,
	`locale` text DEFAULT 'zh-CN' NOT NULL,
	`theme` text DEFAULT 'system' NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "people_email_lower" CHECK(email = lower(email)),
	CONSTRAINT "people_discipline" CHECK(discipline in ('tech', 'data', 'product'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_employee_no` ON `people` (`employee_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE INDEX `people_unit` ON `people` (`unit_id`);--> statement-breakpoint
CREATE INDEX `people_manager` ON `people` (`manager_id`);--> statement-breakpoint
CREATE INDEX `people_name` ON `people` (`name`);--> statement-breakpoint
CREATE TABLE `role_grants` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_by` text,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "role_grants_role" CHECK(role in ('administrator', 'hr', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE `roster_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`today` text NOT NULL,
	`files` text NOT NULL,
	`input` text,
	`counts` text NOT NULL,
	`problem_count` integer NOT NULL,
	`change_count` integer NOT NULL,
	`plan_hash` text NOT NULL,
	`applied_at` integer,
	`applied_by` text,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`applied_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roster_imports_created` ON `roster_imports` (`created_at`);--> statement-breakpoint
CREATE TABLE `roster_items` (
	`import_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `roster_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roster_items_kind` ON `roster_items` (`import_id`,`kind`,`position`);