import { nanoid } from "nanoid";

/** A new unguessable identifier: 21 URL-safe characters, 126 random bits. */
export const newId = (): string => nanoid();
