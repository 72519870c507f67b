-- The audit chain of this installation begins here; every append locks this row.
INSERT INTO audit_head (id, chain_id, seq, hash) VALUES (1, lower(hex(randomblob(16))), 0, '0000000000000000000000000000000000000000000000000000000000000000');
--> statement-breakpoint
-- Append-only tables: what is written stays (product.md rules 9 and 12, quality.md Audit log).
CREATE TRIGGER readings_no_update BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'readings_append_only'); END;
--> statement-breakpoint
CREATE TRIGGER readings_no_delete BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings_append_only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_checkpoints_no_update BEFORE UPDATE ON audit_checkpoints BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_checkpoints_no_delete BEFORE DELETE ON audit_checkpoints BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_runs_no_delete BEFORE DELETE ON assessment_runs BEGIN SELECT RAISE(ABORT, 'assessment_runs_frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_runs_frozen BEFORE UPDATE ON assessment_runs
WHEN old.bundle <> new.bundle OR old.head <> new.head OR old.result <> new.result OR old.bundle_hash <> new.bundle_hash OR old.result_hash <> new.result_hash
  OR old.engine <> new.engine OR old.revision <> new.revision OR old.cycle_id <> new.cycle_id
  OR (old.published_at IS NOT NULL AND (new.published_at IS NOT old.published_at OR new.discarded_at IS NOT old.discarded_at))
BEGIN SELECT RAISE(ABORT, 'assessment_runs_frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessments_no_delete BEFORE DELETE ON assessments BEGIN SELECT RAISE(ABORT, 'assessments_frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessments_frozen BEFORE UPDATE ON assessments
WHEN old.run_id <> new.run_id OR old.person_id <> new.person_id OR old.status <> new.status OR old.joint IS NOT new.joint
  OR old.individual IS NOT new.individual OR old.base IS NOT new.base OR old.items IS NOT new.items
  OR old.before_veto IS NOT new.before_veto OR old.final IS NOT new.final OR old.grade IS NOT new.grade OR old.trace <> new.trace
  OR old.input <> new.input OR old.squad_id IS NOT new.squad_id
BEGIN SELECT RAISE(ABORT, 'assessments_frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_squads_no_update BEFORE UPDATE ON assessment_squads BEGIN SELECT RAISE(ABORT, 'assessments_frozen'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_squads_no_delete BEFORE DELETE ON assessment_squads BEGIN SELECT RAISE(ABORT, 'assessments_frozen'); END;
--> statement-breakpoint
CREATE TRIGGER scheme_versions_frozen BEFORE UPDATE ON scheme_versions
WHEN old.status IN ('approved', 'retired') AND (old.rules <> new.rules OR new.status NOT IN ('approved', 'retired'))
BEGIN SELECT RAISE(ABORT, 'scheme_versions_frozen'); END;
--> statement-breakpoint
-- Lines change only while their version is a draft (rule 5: a signed version never changes).
CREATE TRIGGER contract_lines_insert BEFORE INSERT ON contract_lines
WHEN (SELECT status FROM contract_versions WHERE id = new.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'contract_lines_draft_only'); END;
--> statement-breakpoint
CREATE TRIGGER contract_lines_update BEFORE UPDATE ON contract_lines
WHEN (SELECT status FROM contract_versions WHERE id = old.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'contract_lines_draft_only'); END;
--> statement-breakpoint
CREATE TRIGGER contract_lines_delete BEFORE DELETE ON contract_lines
WHEN (SELECT status FROM contract_versions WHERE id = old.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'contract_lines_draft_only'); END;
--> statement-breakpoint
-- Rule 4: what is proposed or in force sums to exactly 10 000.
CREATE TRIGGER contract_versions_weights BEFORE UPDATE ON contract_versions
WHEN new.status IN ('proposed', 'in-force') AND old.status <> new.status
  AND (SELECT coalesce(sum(weight), 0) FROM contract_lines WHERE version_id = new.id) <> 10000
BEGIN SELECT RAISE(ABORT, 'contract_versions_weights'); END;
--> statement-breakpoint
-- Rule 5: in force only with the four signatures of this very content.
CREATE TRIGGER contract_versions_signed BEFORE UPDATE ON contract_versions
WHEN new.status = 'in-force' AND old.status <> 'in-force'
  AND (SELECT min(count(DISTINCT capacity), count(DISTINCT person_id)) FROM contract_signatures
       WHERE version_id = new.id AND voided_at IS NULL AND content_hash = new.content_hash) <> 4
BEGIN SELECT RAISE(ABORT, 'contract_versions_signed'); END;
--> statement-breakpoint
-- A version moves one way, and its content never changes once signatures were asked for.
CREATE TRIGGER contract_versions_moves BEFORE UPDATE ON contract_versions
WHEN old.status <> new.status AND NOT (
  (old.status = 'draft' AND new.status IN ('proposed', 'discarded'))
  OR (old.status = 'proposed' AND new.status IN ('in-force', 'discarded'))
  OR (old.status = 'in-force' AND new.status = 'superseded'))
BEGIN SELECT RAISE(ABORT, 'contract_versions_moves'); END;
--> statement-breakpoint
CREATE TRIGGER contract_versions_frozen BEFORE UPDATE ON contract_versions
WHEN new.contract_id <> old.contract_id OR new.number <> old.number OR (old.status <> 'draft'
  AND (new.content_hash <> old.content_hash OR new.effective_from IS NOT old.effective_from OR new.note <> old.note))
BEGIN SELECT RAISE(ABORT, 'contract_versions_frozen'); END;
--> statement-breakpoint
CREATE TRIGGER contract_versions_no_delete BEFORE DELETE ON contract_versions BEGIN SELECT RAISE(ABORT, 'contract_versions_kept'); END;
--> statement-breakpoint
-- A signature is given for a version that asks for it, for its very content; it can be voided once and never goes away.
CREATE TRIGGER contract_signatures_insert BEFORE INSERT ON contract_signatures
WHEN NOT EXISTS (SELECT 1 FROM contract_versions v WHERE v.id = new.version_id
  AND v.status IN ('proposed', 'in-force') AND v.content_hash = new.content_hash)
BEGIN SELECT RAISE(ABORT, 'contract_signatures_content'); END;
--> statement-breakpoint
CREATE TRIGGER contract_signatures_update BEFORE UPDATE ON contract_signatures
WHEN old.voided_at IS NOT NULL OR new.voided_at IS NULL OR new.void_reason IS NULL OR new.id <> old.id OR new.version_id <> old.version_id
  OR new.person_id <> old.person_id OR new.capacity <> old.capacity OR new.content_hash <> old.content_hash OR new.signed_at <> old.signed_at
BEGIN SELECT RAISE(ABORT, 'contract_signatures_frozen'); END;
--> statement-breakpoint
CREATE TRIGGER contract_signatures_no_delete BEFORE DELETE ON contract_signatures BEGIN SELECT RAISE(ABORT, 'contract_signatures_frozen'); END;
--> statement-breakpoint
CREATE TRIGGER contract_versions_insert_draft BEFORE INSERT ON contract_versions
WHEN new.status <> 'draft'
BEGIN SELECT RAISE(ABORT, 'contract_versions_start_as_draft'); END;
--> statement-breakpoint
-- Rules 1 and 2: one lead per discipline on any day, no two lead seats of one person in a squad, no more than all of a person's time.
CREATE TRIGGER seats_rules_insert BEFORE INSERT ON seats BEGIN
  SELECT RAISE(ABORT, 'seats_two_leads') WHERE new.role = 'lead' AND EXISTS (
    SELECT 1 FROM seats s WHERE s.person_id = new.person_id AND s.squad_id = new.squad_id AND s.role = 'lead' AND s.id <> new.id
      AND s.from_day <= coalesce(new.to_day, '9999-12-31') AND coalesce(s.to_day, '9999-12-31') >= new.from_day);
  SELECT RAISE(ABORT, 'seats_one_lead') WHERE new.role = 'lead' AND EXISTS (
    SELECT 1 FROM seats s WHERE s.squad_id = new.squad_id AND s.discipline = new.discipline AND s.role = 'lead' AND s.id <> new.id
      AND s.from_day <= coalesce(new.to_day, '9999-12-31') AND coalesce(s.to_day, '9999-12-31') >= new.from_day);
  SELECT RAISE(ABORT, 'seats_over_allocated') WHERE EXISTS (
    SELECT 1 FROM (SELECT new.from_day AS day UNION SELECT from_day FROM seats WHERE person_id = new.person_id) d
    WHERE d.day >= new.from_day AND d.day <= coalesce(new.to_day, '9999-12-31')
      AND new.allocation + (SELECT coalesce(sum(s.allocation), 0) FROM seats s WHERE s.person_id = new.person_id AND s.id <> new.id
        AND s.from_day <= d.day AND coalesce(s.to_day, '9999-12-31') >= d.day) > 10000);
END;
--> statement-breakpoint
CREATE TRIGGER seats_rules_update BEFORE UPDATE ON seats BEGIN
  SELECT RAISE(ABORT, 'seats_never_overwritten') WHERE new.person_id <> old.person_id OR new.squad_id <> old.squad_id
    OR new.discipline <> old.discipline OR new.role <> old.role OR new.from_day <> old.from_day OR new.allocation <> old.allocation;
  SELECT RAISE(ABORT, 'seats_two_leads') WHERE new.role = 'lead' AND EXISTS (
    SELECT 1 FROM seats s WHERE s.person_id = new.person_id AND s.squad_id = new.squad_id AND s.role = 'lead' AND s.id <> new.id
      AND s.from_day <= coalesce(new.to_day, '9999-12-31') AND coalesce(s.to_day, '9999-12-31') >= new.from_day);
  SELECT RAISE(ABORT, 'seats_one_lead') WHERE new.role = 'lead' AND EXISTS (
    SELECT 1 FROM seats s WHERE s.squad_id = new.squad_id AND s.discipline = new.discipline AND s.role = 'lead' AND s.id <> new.id
      AND s.from_day <= coalesce(new.to_day, '9999-12-31') AND coalesce(s.to_day, '9999-12-31') >= new.from_day);
  SELECT RAISE(ABORT, 'seats_over_allocated') WHERE EXISTS (
    SELECT 1 FROM (SELECT new.from_day AS day UNION SELECT from_day FROM seats WHERE person_id = new.person_id) d
    WHERE d.day >= new.from_day AND d.day <= coalesce(new.to_day, '9999-12-31')
      AND new.allocation + (SELECT coalesce(sum(s.allocation), 0) FROM seats s WHERE s.person_id = new.person_id AND s.id <> new.id
        AND s.from_day <= d.day AND coalesce(s.to_day, '9999-12-31') >= d.day) > 10000);
END;
--> statement-breakpoint
-- A task changes hands only by an accepted hand-off (product.md, Hand-off).
CREATE TRIGGER tasks_custody BEFORE UPDATE OF discipline ON tasks
WHEN old.discipline <> new.discipline AND NOT EXISTS (
  SELECT 1 FROM handoffs h WHERE h.task_id = new.id AND h.status = 'accepted' AND h.from_discipline = old.discipline
    AND h.to_discipline = new.discipline AND h.decided_at = new.updated_at)
BEGIN SELECT RAISE(ABORT, 'tasks_custody'); END;
