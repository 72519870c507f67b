import { z } from "zod";

export const lookForm = z.object({ stream: z.string().max(40), task: z.string().max(40).optional() });
