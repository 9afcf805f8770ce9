// Names of people and firms that nobody has listed on purpose: put together from public parts, the same for the same seed.
import type { NameKind } from '../../src/screening/matching/read-name-kind';
import { COMPANIES, type CompanyParts, type PersonParts, PERSONS } from './ordinary-name-parts';
import { Seeded } from './seeded';

export interface OrdinaryName {
  name: string;
  kind: NameKind;
  country: string;
}

/** Half people, half firms, none twice. */
export function ordinaryNames(count: number, seed: number): OrdinaryName[] {
  const chance = new Seeded(seed);
  const names = new Map<string, OrdinaryName>();
  while (names.size < count) {
    const made = names.size % 2 === 0 ? makePerson(chance) : makeCompany(chance);
    if (!names.has(made.name)) names.set(made.name, made);
  }
  return [...names.values()];
}

function makePerson(chance: Seeded): OrdinaryName {
  const parts: PersonParts = chance.pick(PERSONS);
  const [given, family] = [chance.pick(parts.given), chance.pick(parts.family)];
  const middle = parts.middle !== undefined && chance.next() < 0.5 ? ` ${chance.pick(parts.middle)}` : '';
  const inOrder = parts.familyFirst === true || chance.next() < 0.2;
  return {
    name: inOrder ? `${family} ${given}${middle}` : `${given}${middle} ${family}`,
    kind: 'person',
    country: parts.country,
  };
}

function makeCompany(chance: Seeded): OrdinaryName {
  const parts: CompanyParts = chance.pick(COMPANIES);
  const trades = chance.next() < 0.15 ? chance.sample(parts.trades, 2).join(' ') : chance.pick(parts.trades);
  const name = `${chance.pick(parts.stems)} ${trades}`;
  return { name: chance.pick(parts.forms).replace('*', name), kind: 'company', country: parts.country };
}
