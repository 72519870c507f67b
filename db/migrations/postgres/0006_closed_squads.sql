-- A task force closes when every task has a new home, and nothing opens in a closed squad.
CREATE FUNCTION trivet_squads_open_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.closed_at IS NOT NULL AND old.closed_at IS NULL AND new.kind = 'task-force' AND EXISTS (
    SELECT 1 FROM tasks t WHERE t.squad_id = new.id AND t.archived_at IS NULL AND t.finished_at IS NULL) THEN
    RAISE EXCEPTION 'squads_open_tasks' USING ERRCODE = '23514', CONSTRAINT = 'squads_open_tasks';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER squads_open_tasks BEFORE UPDATE OF closed_at ON squads FOR EACH ROW EXECUTE FUNCTION trivet_squads_open_tasks();
--> statement-breakpoint
-- The squad's row is held, so that a task cannot open while its squad closes.
CREATE FUNCTION trivet_tasks_closed_squad() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed timestamptz;
BEGIN
  SELECT s.closed_at INTO closed FROM squads s WHERE s.id = new.squad_id FOR SHARE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'tasks_closed_squad' USING ERRCODE = '23514', CONSTRAINT = 'tasks_closed_squad';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER tasks_closed_squad_insert BEFORE INSERT ON tasks FOR EACH ROW
WHEN (new.archived_at IS NULL AND new.finished_at IS NULL) EXECUTE FUNCTION trivet_tasks_closed_squad();
--> statement-breakpoint
CREATE TRIGGER tasks_closed_squad_update BEFORE UPDATE OF squad_id, archived_at, finished_at ON tasks FOR EACH ROW
WHEN (new.archived_at IS NULL AND new.finished_at IS NULL
  AND (old.squad_id <> new.squad_id OR old.archived_at IS NOT NULL OR old.finished_at IS NOT NULL))
EXECUTE FUNCTION trivet_tasks_closed_squad();
