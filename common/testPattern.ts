/** What the test pattern is called in logs and in the status of the source; the page has its own words for it. */
export const testPatternName = 'Test pattern';
