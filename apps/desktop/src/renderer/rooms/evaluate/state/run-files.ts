/** The report of a run: a page that needs nothing else. */
export const REPORT_FILE = 'report.html';
