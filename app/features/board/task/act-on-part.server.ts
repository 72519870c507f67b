import type { Context } from "~/platform/context.server";
import type { TaskAddress } from "../squad-scope.server";
import { setAttached } from "./attachments.server";
import { addItem, editItem, removeItem, shiftItem, tickItem } from "./checklist.server";
import { addComment, deleteComment, editComment } from "./comments.server";
import type { TaskPartInput } from "./forms";
import { addLabel, removeLabel } from "./labels.server";
import { linkTask, unlinkTask } from "./links.server";
import { setTaskParent } from "./parent.server";
import { addCoworker, removeCoworker, watchTask } from "./people.server";

/** Does what a form of the task's page says to a part of the task. */
export function actOnPart(ctx: Context, address: TaskAddress, input: TaskPartInput): Promise<void> {
  switch (input.intent) {
    case "watch":
    case "unwatch":
      return watchTask(ctx, address, input.intent === "watch");
    case "add-person":
      return addCoworker(ctx, address, input.personId);
    case "remove-person":
      return removeCoworker(ctx, address, input.personId);
    case "add-label":
      return addLabel(ctx, address, input.label);
    case "remove-label":
      return removeLabel(ctx, address, input.labelId);
    case "add-item":
      return addItem(ctx, address, { itemId: input.itemId, text: input.item });
    case "tick-item":
    case "untick-item": {
      const { itemId, itemVersion: version } = input;
      return tickItem(ctx, address, { itemId, version, done: input.intent === "tick-item" });
    }
    case "edit-item": {
      const { itemId, itemVersion: version, itemText: text } = input;
      return editItem(ctx, address, { itemId, version, text });
    }
    case "raise-item":
    case "lower-item": {
      const { itemId, itemVersion: version } = input;
      const direction = input.intent === "raise-item" ? "up" : "down";
      return shiftItem(ctx, address, { itemId, version, direction });
    }
    case "remove-item":
      return removeItem(ctx, address, input.itemId);
    case "add-link":
      return linkTask(ctx, address, { relation: input.relation, otherKey: input.other });
    case "remove-link":
      return unlinkTask(ctx, address, input);
    case "set-parent":
      return setTaskParent(ctx, address, { parentKey: input.parent });
    case "clear-parent":
      return setTaskParent(ctx, address, { parentKey: null });
    case "add-comment":
      return addComment(ctx, address, { commentId: input.commentId, body: input.comment });
    case "edit-comment": {
      const { commentId, commentVersion: version, commentText: body } = input;
      return editComment(ctx, address, { commentId, version, body });
    }
    case "delete-comment":
      return deleteComment(ctx, address, { commentId: input.commentId, version: input.commentVersion });
    case "remove-attachment":
    case "restore-attachment": {
      const attached = input.intent === "restore-attachment";
      return setAttached(ctx, address, { attachmentId: input.attachmentId, attached });
    }
  }
}
