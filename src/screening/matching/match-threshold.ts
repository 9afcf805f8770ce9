// From which score on two names are called the same. Chosen on labelled pairs and queries; docs/names.md tells how.

export const MATCH_THRESHOLD = 0.7;
