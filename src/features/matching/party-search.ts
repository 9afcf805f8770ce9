// Looks for a party on the lists in use.
import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../platform/errors/errors';
import { readFields } from '../../platform/http/fields/read-fields';
import type { ListUse } from '../../screening/matching/list-screening';
import { nameKindOf } from '../../screening/matching/match-names';
import type { AskedParty } from '../../screening/matching/match-party';
import type { CountryIndex } from '../../screening/normalise/country';
import { valueOf } from '../../screening/normalise/reading';
import { refuseFields } from '../intake/intake-door';
import { whyNoCountry } from '../intake/read-trade-request';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';
import { DEFAULT_LIMIT, MatchQueryDto } from './match-query.dto';
import { type AddressView, type CandidateView, showAddress, showCandidate } from './match.mapper';

export interface MatchAnswer {
  /** `off`: there is no list. Otherwise what may be relied on, and the version that was asked; null where none could be. */
  lists: { state: ListUse; version: string | null; asOf: string | null; problems: readonly string[] };
  candidates: CandidateView[];
  /** Listed parties at the address that was given. */
  atAddress: AddressView[];
  /** Why nothing could be found by the name; null where it could. */
  note: string | null;
}

const TELLS_NOTHING =
  'The name holds nothing but legal forms, marks and words that many names have: nobody can be told by it.';

@Injectable()
export class PartySearch {
  constructor(private readonly kits: ScreeningKitHolder) {}

  /** @throws AppError 422 with the wrong fields */
  search(body: unknown): MatchAnswer {
    const { lists, versions, listsAsOf, reference } = this.kits.current();
    const { query, party } = readQuery(body, reference.countries);
    const matcher = lists.use === 'off' ? undefined : this.kits.matcher();
    const { limit = DEFAULT_LIMIT, threshold } = query;
    const candidates = matcher?.find(party, { limit, ...(threshold === undefined ? {} : { threshold }) }) ?? [];
    const atAddress = party.address === undefined ? [] : (matcher?.findAtAddress(party.address, party.country) ?? []);
    const isEmpty = !reference.names.read(party.name, party.kind).hasCore;
    return {
      lists: {
        state: lists.use,
        version: matcher === undefined ? null : versions.lists,
        asOf: matcher === undefined ? null : listsAsOf,
        problems: lists.problems,
      },
      candidates: candidates.map(showCandidate),
      atAddress: atAddress.slice(0, limit).map(showAddress),
      note: isEmpty && candidates.every(({ nameScore }) => nameScore === 0) ? TELLS_NOTHING : null,
    };
  }
}

function readQuery(body: unknown, countries: CountryIndex): { query: MatchQueryDto; party: AskedParty } {
  const outcome = readFields(MatchQueryDto, body, ({ country }) => countryErrors(country, countries));
  if ('errors' in outcome) throw refuseFields(outcome.errors);
  const { name, type, registrationNumber, address, country } = outcome.value;
  const code = valueOf(countries.read(country));
  const party: AskedParty = {
    name,
    kind: nameKindOf(type),
    ...(code === undefined ? {} : { country: code }),
    ...(registrationNumber === undefined ? {} : { registrationNumber }),
    ...(address === undefined ? {} : { address }),
  };
  return { query: outcome.value, party };
}

function countryErrors(country: string | undefined, countries: CountryIndex): FieldError[] {
  const reading = countries.read(country);
  if (country === undefined || reading.state === 'read') return [];
  return [{ pointer: '/country', code: 'unknown_country', detail: whyNoCountry(country, reading) }];
}
