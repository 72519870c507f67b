/**
 * A number as people type it in plain decimal writing: full-width digits made plain, blanks, thousands separators and a leading
 * plus taken out, a zero put before a bare point. Anything else stays as it is, to be refused with what was typed in sight.
 */
export const plainNumber = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s,]/g, "")
    .replace(/^\+/, "")
    .replace(/^(-?)\./, "$10.");
