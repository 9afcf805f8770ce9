// What in a request points to Russia although the papers name another country: people, numbers, payers, stops.
import type { Evidence } from '../assessment';

export interface RussianTie {
  kind:
    | 'party'
    | 'payer'
    | 'address'
    | 'delivery_term'
    | 'named_in_papers'
    | 'phone'
    | 'registration_number'
    | 'mail_domain'
    | 'border_town_without_user'
    | 'young_company'
    | 'trader_without_user'
    | 'crosses_russia';
  /** 0..1: how far the tie alone goes towards "it stays in Russia". Our own judgement, ordered by how hard the sign is to explain otherwise. */
  weight: number;
  evidence: Evidence;
}

/** Weights of the ties. A party or payer in Russia decides alone; the rest must meet. */
export const TIE_WEIGHTS: Readonly<Record<RussianTie['kind'], number>> = {
  party: 1,
  payer: 1,
  address: 0.8,
  delivery_term: 1,
  named_in_papers: 0.4,
  registration_number: 0.5,
  phone: 0.4,
  crosses_russia: 0.3,
  border_town_without_user: 0.35,
  mail_domain: 0.25,
  young_company: 0.15,
  trader_without_user: 0.15,
};

/** Above this the declared end is no longer believed for goods that Russia may not get. */
export const TIES_DECIDE = 0.6;

/** Sum of the weights, at most 1. */
export function weighTies(ties: readonly RussianTie[]): number {
  let sum = 0;
  for (const tie of ties) sum += tie.weight;
  return Math.min(1, sum);
}
