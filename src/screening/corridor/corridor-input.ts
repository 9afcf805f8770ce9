// What the corridor analysis is given: the route as read, and the few things about goods and parties that bear on the direction.
import type { TransportMode } from '../trade-request';
import type { Road } from './road-book';
import type { RussianTie } from './russian-ties';

export interface CorridorInput {
  road: Road;
  mode: TransportMode | undefined;
  /** Day of the request, `YYYY-MM-DD`: groups of countries change with time. */
  on: string;
  /** Goods that Russia may not get, by code or text. */
  sensitiveGoods: boolean;
  /** Declared origins of the lines. */
  origins: ReadonlySet<string>;
  /** Where the seller sits, used only where no dispatch country is given. */
  sellerCountry: string | undefined;
  /** Where consignee or end user sit, used only where no destination is given. */
  receiverCountry: string | undefined;
  /** A Western or Asian maker is named: the goods were hardly made where they are sent from. */
  foreignBrand: boolean;
  /** A Russian maker's name or mark in the goods text or as manufacturer. */
  russianMaker: boolean;
  /** Goods that the declared country of origin does not make or may not export, so that the origin needs proof. */
  implausibleOrigin: boolean;
  /** Oil: the one kind of goods that leaves Kazakhstan by pipe and is loaded in Russia. */
  oil: boolean;
  certificateOfOrigin: boolean;
  ties: readonly RussianTie[];
}
