/** A CSV file to be saved under `name` (plain ASCII). */
export const csvResponse = (body: string, name: string): Response =>
  new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
