export const metrics = {
  "error.file_missing": "Choose a file first.",
  "error.file_too_large": "The file is larger than {megabytes} MB. Split it and upload the parts.",
  "error.file_unreadable": "The upload was cut off or is not a form. Try again.",
  "error.csv_empty": "The file has no rows. The first line must name the columns.",
  "error.csv_rows": "The file has more than {maximum, number} rows. Split it and upload the parts.",
  "error.csv_columns": "Line {line} has more than {maximum} columns.",
  "error.csv_broken": "The row at line {line} cannot be read as CSV: look for a quotation mark that is not closed.",
  "error.csv_encoding": "The file is not text in UTF-8 or GB18030. Save it as CSV (UTF-8) and try again.",
} as const;
