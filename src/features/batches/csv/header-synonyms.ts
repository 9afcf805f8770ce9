// Other names of the columns, as exporters and brokers write them in English, Russian and Kazakh.

/** Column name to its synonyms; compared without case, spaces, dots, hyphens and underscores. */
export const HEADER_SYNONYMS: Readonly<Record<string, string>> = {
  reference:
    'ref|reference number|reference no|order|order number|order no|po|po number|request id|request number|request|id|номер|номер заявки|номер заказа|заявка|№ заявки|референс|номер сделки|өтінім нөмірі|өтінім|тапсырыс нөмірі',
  requested_at: 'request date|date|order date|requested on|дата|дата заявки|дата заказа|өтінім күні|күні',
  direction: 'trade direction|направление|бағыты',
  goods_description:
    'description|goods|goods description|item|item description|commodity|product|product description|description of goods|наименование|наименование товара|описание товара|описание|товар|тауар|тауар атауы|тауардың атауы|сипаттамасы|тауар сипаттамасы',
  hs_code:
    'hs|hscode|hs6|hts|hts code|cn code|tariff code|commodity code|customs code|тн вэд|код тн вэд|тнвэд|код тнвэд|код товара|код тн вэд еаэс|сэқ тн|еаэо сэқ тн|еаэо сэқ тн коды|сэқ тн коды|тауар коды',
  quantity: 'qty|amount of goods|количество|кол-во|кол во|саны|мөлшері',
  unit: 'uom|unit of measure|units|единица|ед изм|единица измерения|өлшем бірлігі|бірлігі',
  net_weight_kg:
    'net weight|net kg|net weight kg|netto|nett weight|вес нетто|нетто|вес нетто кг|масса нетто|таза салмағы|нетто салмағы|таза салмағы кг',
  gross_weight_kg:
    'gross weight|gross kg|gross weight kg|brutto|вес брутто|брутто|вес брутто кг|масса брутто|брутто салмағы|жалпы салмағы',
  value:
    'amount|invoice value|total value|price|total|invoice amount|стоимость|сумма|цена|инвойсная стоимость|құны|сомасы|бағасы',
  currency: 'ccy|invoice currency|валюта|код валюты|валютасы',
  origin_country: 'country of origin|origin|coo country|страна происхождения|происхождение|шыққан елі|шығарылған елі',
  manufacturer: 'maker|producer|brand|производитель|изготовитель|өндіруші',
  control_code: 'eccn|export control number|export control classification|код экспортного контроля',
  dispatch_country:
    'country of dispatch|export country|exporting country|from country|country of export|страна отправления|страна экспорта|страна отгрузки|жөнелту елі|жөнелтуші ел',
  transit_countries:
    'transit|transit country|via|via countries|страны транзита|транзит|страна транзита|транзит елдері|транзиттік елдер',
  destination_country:
    'country of destination|destination|import country|to country|final destination|страна назначения|назначение|межелі ел|тағайындалған ел|баратын елі',
  places: 'route|route places|stops|itinerary|waypoints|маршрут|пункты маршрута|пункты|бағдар|маршрут пункттері|жолы',
  mode: 'transport mode|mode of transport|transport|вид транспорта|транспорт|көлік түрі',
  incoterm: 'incoterms|delivery terms|terms of delivery|условия поставки|инкотермс|жеткізу шарттары',
  carrier_reference:
    'cmr|awb|bill of lading|bl number|transport document|waybill|номер накладной|транспортный документ|жүкқұжат нөмірі',
  departs_on: 'departure date|etd|ship date|dispatch date|дата отправления|дата отгрузки|жөнелту күні',
  arrives_on: 'arrival date|eta|delivery date|дата прибытия|дата поставки|келу күні',
  consignor_name:
    'consignor|shipper|shipper name|seller|seller name|exporter|exporter name|отправитель|грузоотправитель|продавец|экспортер|жөнелтуші|сатушы',
  consignor_address:
    'shipper address|seller address|exporter address|адрес отправителя|адрес грузоотправителя|жөнелтуші мекенжайы',
  consignor_country: 'shipper country|seller country|exporter country|страна отправителя|страна продавца|жөнелтуші елі',
  consignee_name:
    'consignee|receiver|receiver name|importer|importer name|получатель|грузополучатель|импортер|алушы|жүк алушы',
  consignee_address: 'receiver address|importer address|адрес получателя|адрес грузополучателя|алушы мекенжайы',
  consignee_country: 'receiver country|importer country|страна получателя|алушы елі',
  consignee_registration_number:
    'bin|iin|tax id|tax number|registration number|consignee bin|consignee tax id|бин|иин|бин получателя|бин/иин|инн получателя|регистрационный номер|бсн|жсн|алушының бсн',
  consignee_phone: 'phone|telephone|consignee telephone|телефон|телефон получателя|телефоны',
  consignee_email: 'email|e-mail|consignee e-mail|почта|эл почта|электронная почта|email получателя|электрондық пошта',
  consignee_incorporated_on:
    'incorporated|incorporation date|founded|registration date|дата регистрации|дата основания|дата регистрации получателя|тіркелген күні',
  consignee_activity: 'activity|business|business activity|line of business|вид деятельности|деятельность|қызмет түрі',
  end_user_name: 'end user|final user|end-user|конечный пользователь|соңғы пайдаланушы|түпкі пайдаланушы',
  end_user_address: 'end user address|адрес конечного пользователя|соңғы пайдаланушы мекенжайы',
  end_user_country: 'end user country|страна конечного пользователя|соңғы пайдаланушы елі',
  notify_party_name: 'notify|notify party|уведомить|уведомляемая сторона|хабардар етілетін тарап',
  notify_party_country: 'notify country|страна уведомляемой стороны',
  freight_forwarder_name: 'forwarder|freight forwarder|экспедитор|экспедиторлық',
  buyer_name: 'buyer|purchaser|покупатель|сатып алушы',
  buyer_country: 'purchaser country|страна покупателя|сатып алушы елі',
  payer_name: 'payer|плательщик|төлеуші',
  payer_country: 'country of payer|страна плательщика|төлеуші елі',
  payment_method: 'payment|method of payment|terms of payment|способ оплаты|оплата|төлем тәсілі',
  no_re_export_clause:
    'no re-export|no reexport|re-export clause|no russia clause|запрет реэкспорта|оговорка о реэкспорте|кері экспортқа тыйым',
  end_user_statement:
    'eus|end use certificate|end-use statement|end user certificate|заявление конечного пользователя|сертификат конечного пользователя|соңғы пайдаланушы мәлімдемесі',
  licence_number: 'licence|license|license number|export licence|лицензия|номер лицензии|лицензия нөмірі',
  certificate_of_origin:
    'coo|origin certificate|сертификат происхождения|ст-1|шығу сертификаты|шығарылған жерінің сертификаты',
  snt_number: 'snt|waybill for goods|снт|номер снт|ілеспе жүкқұжат|тжқ',
  release_certificate: 'form 1|8130-3|airworthiness tag|сертификат годности|талон годности',
};
