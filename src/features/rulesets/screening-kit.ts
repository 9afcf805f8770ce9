// The pinned versions that a record is screened with: rules and reference data from files, built once at start.
import { createHash } from 'node:crypto';
import { FACT_GROUPS } from '../../screening/facts/record-facts';
import { LISTS_OFF } from '../../screening/matching/list-screening';
import { buildReference } from '../../screening/reference';
import { compileRuleset } from '../../screening/rule-kit/compile-ruleset';
import type { Ruleset } from '../../screening/rule-kit/ruleset';
import { ENGINE_VERSION, type ScreeningKit } from '../../screening/screen';
import { readReferenceFiles, toReferenceRows } from './reference-files';
import { readRuleSources, RuleFilesError, rulesVersion } from './rule-files';

export interface KitFolders {
  rulesDir: string;
  /** Folder of the dated data files. */
  referenceDir: string;
}

/** Version of "no list loaded": the hash over nothing, so that loading the first list changes it. */
export const NO_LISTS = `sha256:${createHash('sha256').digest('hex')}`;

/**
 * Loads rule files and reference data and compiles both.
 * @throws RuleFilesError naming every problem with file, line and the nearest right name.
 */
export function loadScreeningKit({ rulesDir, referenceDir }: KitFolders): ScreeningKit {
  const ruleset = loadRuleset(rulesDir);
  const files = readReferenceFiles(referenceDir);
  return {
    ruleset,
    reference: buildReference(toReferenceRows(files)),
    lists: LISTS_OFF,
    versions: { rules: rulesVersion(rulesDir), lists: NO_LISTS, reference: files.version, engine: ENGINE_VERSION },
    listsAsOf: null,
  };
}

/**
 * The rules alone: also the quick look before anything else is started.
 * @throws RuleFilesError as above
 */
export function loadRuleset(rulesDir: string): Ruleset {
  const compiled = compileRuleset(readRuleSources(rulesDir), FACT_GROUPS);
  if ('problems' in compiled) throw new RuleFilesError(compiled.problems);
  return compiled.ruleset;
}
