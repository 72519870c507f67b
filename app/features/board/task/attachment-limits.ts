/** The largest file a task takes. */
export const attachmentBytes = 25 * 1024 * 1024;

/** Most files of one task. */
export const maximumAttachments = 100;
