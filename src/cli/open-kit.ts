// Rules and reference data for a command: the same folders as the service uses, no database.
import { loadScreeningKit } from '../features/rulesets/screening-kit';
import { loadConfiguration } from '../platform/config/configuration';
import type { ScreeningKit } from '../screening/screen';

/** @throws RuleFilesError or ConfigurationError, each naming what is wrong */
export function openKit(): ScreeningKit {
  return loadScreeningKit(loadConfiguration());
}
