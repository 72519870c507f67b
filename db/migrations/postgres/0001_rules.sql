-- The audit chain of this installation begins here; every append locks this row.
INSERT INTO audit_head (id, chain_id, seq, hash) VALUES (1, replace(gen_random_uuid()::text, '-', ''), 0, '0000000000000000000000000000000000000000000000000000000000000000');
--> statement-breakpoint
-- Append-only tables: what is written stays (product.md rules 9 and 12, quality.md Audit log).
CREATE FUNCTION trivet_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = '23514', CONSTRAINT = TG_ARGV[0]; END $$;
--> statement-breakpoint
CREATE TRIGGER readings_append_only BEFORE UPDATE OR DELETE ON readings FOR EACH ROW EXECUTE FUNCTION trivet_refuse('readings_append_only');
--> statement-breakpoint
CREATE TRIGGER readings_no_truncate BEFORE TRUNCATE ON readings FOR EACH STATEMENT EXECUTE FUNCTION trivet_refuse('readings_append_only');
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION trivet_refuse('audit_append_only');
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION trivet_refuse('audit_append_only');
--> statement-breakpoint
CREATE TRIGGER audit_checkpoints_append_only BEFORE UPDATE OR DELETE ON audit_checkpoints FOR EACH ROW EXECUTE FUNCTION trivet_refuse('audit_append_only');
--> statement-breakpoint
CREATE TRIGGER audit_checkpoints_no_truncate BEFORE TRUNCATE ON audit_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION trivet_refuse('audit_append_only');
--> statement-breakpoint
CREATE TRIGGER assessment_runs_no_delete BEFORE DELETE ON assessment_runs FOR EACH ROW EXECUTE FUNCTION trivet_refuse('assessment_runs_frozen');
--> statement-breakpoint
CREATE TRIGGER assessment_runs_frozen BEFORE UPDATE ON assessment_runs FOR EACH ROW
WHEN (old.bundle <> new.bundle OR old.head <> new.head OR old.result <> new.result OR old.bundle_hash <> new.bundle_hash OR old.result_hash <> new.result_hash
  OR old.engine <> new.engine OR old.revision <> new.revision OR old.cycle_id <> new.cycle_id
  OR (old.published_at IS NOT NULL AND (new.published_at IS DISTINCT FROM old.published_at OR new.discarded_at IS DISTINCT FROM old.discarded_at)))
EXECUTE FUNCTION trivet_refuse('assessment_runs_frozen');
--> statement-breakpoint
CREATE TRIGGER assessments_no_delete BEFORE DELETE ON assessments FOR EACH ROW EXECUTE FUNCTION trivet_refuse('assessments_frozen');
--> statement-breakpoint
CREATE TRIGGER assessments_frozen BEFORE UPDATE ON assessments FOR EACH ROW
WHEN (old.run_id <> new.run_id OR old.person_id <> new.person_id OR old.status <> new.status OR old.joint IS DISTINCT FROM new.joint
  OR old.individual IS DISTINCT FROM new.individual OR old.base IS DISTINCT FROM new.base OR old.items IS DISTINCT FROM new.items
  OR old.before_veto IS DISTINCT FROM new.before_veto OR old.final IS DISTINCT FROM new.final OR old.grade IS DISTINCT FROM new.grade
  OR old.trace <> new.trace OR old.input <> new.input OR old.squad_id IS DISTINCT FROM new.squad_id)
EXECUTE FUNCTION trivet_refuse('assessments_frozen');
--> statement-breakpoint
CREATE TRIGGER assessment_squads_no_update BEFORE UPDATE ON assessment_squads FOR EACH ROW EXECUTE FUNCTION trivet_refuse('assessments_frozen');
--> statement-breakpoint
CREATE TRIGGER assessment_squads_no_delete BEFORE DELETE ON assessment_squads FOR EACH ROW EXECUTE FUNCTION trivet_refuse('assessments_frozen');
--> statement-breakpoint
CREATE TRIGGER scheme_versions_frozen BEFORE UPDATE ON scheme_versions FOR EACH ROW
WHEN (old.status IN ('approved', 'retired') AND (old.rules <> new.rules OR new.status NOT IN ('approved', 'retired')))
EXECUTE FUNCTION trivet_refuse('scheme_versions_frozen');
--> statement-breakpoint
-- Lines change only while their version is a draft (rule 5: a signed version never changes).
CREATE FUNCTION trivet_contract_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE version_of_line text := CASE WHEN TG_OP = 'INSERT' THEN new.version_id ELSE old.version_id END;
BEGIN
  IF (SELECT status FROM contract_versions WHERE id = version_of_line) <> 'draft' THEN
    RAISE EXCEPTION 'contract_lines_draft_only' USING ERRCODE = '23514', CONSTRAINT = 'contract_lines_draft_only';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN old ELSE new END;
END $$;
--> statement-breakpoint
CREATE TRIGGER contract_lines_draft_only BEFORE INSERT OR UPDATE OR DELETE ON contract_lines FOR EACH ROW EXECUTE FUNCTION trivet_contract_lines();
--> statement-breakpoint
-- Rules 4 and 5: what is proposed or in force sums to exactly 10 000; in force only with the four signatures of this very content.
CREATE FUNCTION trivet_contract_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF new.status <> 'draft' THEN
      RAISE EXCEPTION 'contract_versions_start_as_draft' USING ERRCODE = '23514', CONSTRAINT = 'contract_versions_start_as_draft';
    END IF;
    RETURN new;
  END IF;
  IF new.status IN ('proposed', 'in-force') AND old.status <> new.status
    AND (SELECT coalesce(sum(weight), 0) FROM contract_lines WHERE version_id = new.id) <> 10000 THEN
    RAISE EXCEPTION 'contract_versions_weights' USING ERRCODE = '23514', CONSTRAINT = 'contract_versions_weights';
  END IF;
  IF new.status = 'in-force' AND old.status <> 'in-force'
    AND (SELECT least(count(DISTINCT capacity), count(DISTINCT person_id)) FROM contract_signatures
         WHERE version_id = new.id AND voided_at IS NULL AND content_hash = new.content_hash) <> 4 THEN
    RAISE EXCEPTION 'contract_versions_signed' USING ERRCODE = '23514', CONSTRAINT = 'contract_versions_signed';
  END IF;
  -- A version moves one way, and its content never changes once signatures were asked for.
  IF old.status <> new.status AND NOT (
    (old.status = 'draft' AND new.status IN ('proposed', 'discarded'))
    OR (old.status = 'proposed' AND new.status IN ('in-force', 'discarded'))
    OR (old.status = 'in-force' AND new.status = 'superseded')) THEN
    RAISE EXCEPTION 'contract_versions_moves' USING ERRCODE = '23514', CONSTRAINT = 'contract_versions_moves';
  END IF;
  IF new.contract_id <> old.contract_id OR new.number <> old.number OR (old.status <> 'draft'
    AND (new.content_hash <> old.content_hash OR new.effective_from IS DISTINCT FROM old.effective_from OR new.note <> old.note)) THEN
    RAISE EXCEPTION 'contract_versions_frozen' USING ERRCODE = '23514', CONSTRAINT = 'contract_versions_frozen';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER contract_versions_rules BEFORE INSERT OR UPDATE ON contract_versions FOR EACH ROW EXECUTE FUNCTION trivet_contract_versions();
--> statement-breakpoint
CREATE TRIGGER contract_versions_kept BEFORE DELETE ON contract_versions FOR EACH ROW EXECUTE FUNCTION trivet_refuse('contract_versions_kept');
--> statement-breakpoint
-- A signature is given for a version that asks for it, for its very content; it can be voided once and never goes away.
CREATE FUNCTION trivet_contract_signatures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM contract_versions v WHERE v.id = new.version_id
    AND v.status IN ('proposed', 'in-force') AND v.content_hash = new.content_hash) THEN
    RAISE EXCEPTION 'contract_signatures_content' USING ERRCODE = '23514', CONSTRAINT = 'contract_signatures_content';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER contract_signatures_content BEFORE INSERT ON contract_signatures FOR EACH ROW EXECUTE FUNCTION trivet_contract_signatures();
--> statement-breakpoint
CREATE TRIGGER contract_signatures_frozen BEFORE UPDATE ON contract_signatures FOR EACH ROW
WHEN (old.voided_at IS NOT NULL OR new.voided_at IS NULL OR new.void_reason IS NULL OR new.id <> old.id OR new.version_id <> old.version_id
  OR new.person_id <> old.person_id OR new.capacity <> old.capacity OR new.content_hash <> old.content_hash OR new.signed_at <> old.signed_at)
EXECUTE FUNCTION trivet_refuse('contract_signatures_frozen');
--> statement-breakpoint
CREATE TRIGGER contract_signatures_kept BEFORE DELETE ON contract_signatures FOR EACH ROW EXECUTE FUNCTION trivet_refuse('contract_signatures_frozen');
--> statement-breakpoint
-- Rules 1 and 2: one lead per discipline on any day, no two lead seats of one person in a squad, no more than all of a person's time.
-- The person's row is locked first: two seats given at once could otherwise each see only themselves.
CREATE FUNCTION trivet_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (new.person_id <> old.person_id OR new.squad_id <> old.squad_id OR new.discipline <> old.discipline
    OR new.role <> old.role OR new.from_day <> old.from_day OR new.allocation <> old.allocation) THEN
    RAISE EXCEPTION 'seats_never_overwritten' USING ERRCODE = '23514', CONSTRAINT = 'seats_never_overwritten';
  END IF;
  PERFORM 1 FROM people WHERE id = new.person_id FOR UPDATE;
  PERFORM 1 FROM squads WHERE id = new.squad_id FOR UPDATE;
  IF new.role = 'lead' AND EXISTS (
    SELECT 1 FROM seats s WHERE s.person_id = new.person_id AND s.squad_id = new.squad_id AND s.role = 'lead' AND s.id <> new.id
      AND s.from_day <= coalesce(new.to_day, '9999-12-31') AND coalesce(s.to_day, '9999-12-31') >= new.from_day) THEN
    RAISE EXCEPTION 'seats_two_leads' USING ERRCODE = '23514', CONSTRAINT = 'seats_two_leads';
  END IF;
  IF new.role = 'lead' AND EXISTS (
    SELECT 1 FROM seats s WHERE s.squad_id = new.squad_id AND s.discipline = new.discipline AND s.role = 'lead' AND s.id <> new.id
      AND s.from_day <= coalesce(new.to_day, '9999-12-31') AND coalesce(s.to_day, '9999-12-31') >= new.from_day) THEN
    RAISE EXCEPTION 'seats_one_lead' USING ERRCODE = '23514', CONSTRAINT = 'seats_one_lead';
  END IF;
  IF EXISTS (
    SELECT 1 FROM (SELECT new.from_day AS day UNION SELECT from_day FROM seats WHERE person_id = new.person_id) d
    WHERE d.day >= new.from_day AND d.day <= coalesce(new.to_day, '9999-12-31')
      AND new.allocation + (SELECT coalesce(sum(s.allocation), 0) FROM seats s WHERE s.person_id = new.person_id AND s.id <> new.id
        AND s.from_day <= d.day AND coalesce(s.to_day, '9999-12-31') >= d.day) > 10000) THEN
    RAISE EXCEPTION 'seats_over_allocated' USING ERRCODE = '23514', CONSTRAINT = 'seats_over_allocated';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER seats_rules BEFORE INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION trivet_seats();
--> statement-breakpoint
-- A task changes hands only by an accepted hand-off (product.md, Hand-off).
CREATE FUNCTION trivet_tasks_custody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.discipline <> new.discipline AND NOT EXISTS (
    SELECT 1 FROM handoffs h WHERE h.task_id = new.id AND h.status = 'accepted' AND h.from_discipline = old.discipline
      AND h.to_discipline = new.discipline AND h.decided_at = new.updated_at) THEN
    RAISE EXCEPTION 'tasks_custody' USING ERRCODE = '23514', CONSTRAINT = 'tasks_custody';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER tasks_custody BEFORE UPDATE OF discipline ON tasks FOR EACH ROW EXECUTE FUNCTION trivet_tasks_custody();
