-- A task force closes when every task has a new home, and nothing opens in a closed squad.
CREATE TRIGGER squads_open_tasks BEFORE UPDATE OF closed_at ON squads
WHEN new.closed_at IS NOT NULL AND old.closed_at IS NULL AND new.kind = 'task-force'
  AND EXISTS (SELECT 1 FROM tasks t WHERE t.squad_id = new.id AND t.archived_at IS NULL AND t.finished_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'squads_open_tasks'); END;
--> statement-breakpoint
CREATE TRIGGER tasks_closed_squad_insert BEFORE INSERT ON tasks
WHEN new.archived_at IS NULL AND new.finished_at IS NULL AND (SELECT closed_at FROM squads WHERE id = new.squad_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'tasks_closed_squad'); END;
--> statement-breakpoint
CREATE TRIGGER tasks_closed_squad_update BEFORE UPDATE OF squad_id, archived_at, finished_at ON tasks
WHEN new.archived_at IS NULL AND new.finished_at IS NULL
  AND (old.squad_id <> new.squad_id OR old.archived_at IS NOT NULL OR old.finished_at IS NOT NULL)
  AND (SELECT closed_at FROM squads WHERE id = new.squad_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'tasks_closed_squad'); END;
