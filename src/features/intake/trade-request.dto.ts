// The trade request as it comes through a door, with the limits of every field; REST, files and the command line all read it by these classes.
import { Field } from '../../platform/http/fields/field';
import { flag, listOf, objectOf, objectsOf, oneOf, text } from '../../platform/http/fields/field-kind';
import { DIRECTIONS, PARTY_ROLES, TRANSPORT_MODES } from '../../screening/trade-request';
import type { Direction, PartyRole, TransportMode } from '../../screening/trade-request';
import { amount, country, currencyCode, day, goodsCode } from './trade-request-fields';

/** The most goods lines that one request may hold. */
export const MAX_GOODS_LINES = 500;

export class GoodsLineDto {
  @Field(text({ max: 4000, description: 'Required where there is no hsCode' })) description?: string;
  @Field(goodsCode()) hsCode?: string;
  @Field(amount('In `unit`')) quantity?: number;
  @Field(text({ max: 64 })) unit?: string;
  @Field(amount('Kilograms')) netWeightKg?: number;
  @Field(amount('Kilograms')) grossWeightKg?: number;
  @Field(amount('Of the whole line, in `currency`')) value?: number;
  @Field(currencyCode()) currency?: string;
  @Field(country()) originCountry?: string;
  @Field(text({ max: 500 })) manufacturer?: string;
  @Field(text({ max: 64, description: 'Export control classification, such as EAR99' })) controlCode?: string;
}

export class PartyDto {
  @Field(oneOf(PARTY_ROLES), { required: true }) role: PartyRole;
  @Field(text({ max: 500 })) name?: string;
  @Field(text({ max: 1000 })) address?: string;
  @Field(country()) country?: string;
  @Field(text({ max: 100 })) registrationNumber?: string;
  @Field(text({ max: 100 })) phone?: string;
  @Field(text({ max: 320 })) email?: string;
  @Field(text({ max: 500 })) website?: string;
  @Field(day('Day of incorporation')) incorporatedOn?: string;
  @Field(text({ max: 1000 })) activity?: string;
}

export class RouteDto {
  @Field(country()) dispatchCountry?: string;
  @Field(listOf(country(), 50)) transitCountries?: string[];
  @Field(country()) destinationCountry?: string;
  @Field(
    listOf(
      text({ max: 300, description: 'In travel order: a name in any script, UN/LOCODE, border post or station' }),
      100,
    ),
  )
  places?: string[];
  @Field(oneOf(TRANSPORT_MODES)) mode?: TransportMode;
  @Field(text({ max: 100 })) incoterm?: string;
  @Field(text({ max: 200 })) carrierReference?: string;
  @Field(day('Day of departure')) departsOn?: string;
  @Field(day('Day of arrival')) arrivesOn?: string;
}

export class TradeDocumentsDto {
  @Field(flag()) noReExportClause?: boolean;
  @Field(flag()) endUserStatement?: boolean;
  @Field(text({ max: 200 })) licenceNumber?: string;
  @Field(text({ max: 200 })) exceptionCode?: string;
  @Field(text({ max: 200 })) certificateOfOrigin?: string;
  @Field(text({ max: 200, description: 'Number of the Kazakh electronic waybill for goods' })) sntNumber?: string;
  @Field(text({ max: 200 })) consignmentNote?: string;
  @Field(text({ max: 200 })) releaseCertificate?: string;
}

export class PaymentDto {
  @Field(text({ max: 500 })) payerName?: string;
  @Field(country()) payerCountry?: string;
  @Field(text({ max: 100 })) method?: string;
}

export class TradeRequestDto {
  @Field(text({ max: 128, oneLine: true, description: "The caller's own id, unique per tenant" }), { required: true })
  reference: string;
  @Field(day('Day the deal is asked for; rules judge by the law on this day. Default: today')) requestedAt?: string;
  @Field(oneOf(DIRECTIONS)) direction?: Direction;
  @Field(objectsOf(() => GoodsLineDto, { min: 1, max: MAX_GOODS_LINES }), { required: true }) goods: GoodsLineDto[];
  @Field(objectsOf(() => PartyDto, { min: 0, max: 100 })) parties?: PartyDto[];
  @Field(objectOf(() => RouteDto)) route?: RouteDto;
  @Field(objectOf(() => TradeDocumentsDto)) documents?: TradeDocumentsDto;
  @Field(objectOf(() => PaymentDto)) payment?: PaymentDto;
}
