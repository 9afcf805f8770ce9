// The door keeps what callers write, reads what it must, and names everything that is wrong; it never throws.
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { CountryIndex } from '../../screening/normalise/country';
import { contentHashOf } from './content-hash';
import { readTradeRequest, type TradeRequestRead } from './read-trade-request';

const row = (
  alpha2: string,
  alpha3: string,
  name_en: string,
  name_ru: string,
): ConstructorParameters<typeof CountryIndex>[0][number] => ({
  alpha2,
  alpha3,
  name_en,
  name_ru,
  name_kk: name_ru,
  aliases: '',
});
const COUNTRIES = new CountryIndex([
  row('DE', 'DEU', 'Germany', 'Германия'),
  row('KZ', 'KAZ', 'Kazakhstan', 'Казахстан'),
]);
const CONTEXT = { countries: COUNTRIES, today: '2026-11-24' };
const GOOD = { reference: 'A', goods: [{ hsCode: '0602.10' }] };

function accept(body: unknown): TradeRequestRead {
  const read = readTradeRequest(body, CONTEXT);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read;
}

function pointersOf(body: unknown): string[] {
  const read = readTradeRequest(body, CONTEXT);
  return 'errors' in read ? read.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

describe('readTradeRequest', () => {
  it('keeps codes and countries as they are written', () => {
    const { request } = accept({ ...GOOD, route: { destinationCountry: 'Казахстан', transitCountries: ['deu'] } });
    expect(request.goods[0]?.hsCode).toBe('0602.10');
    expect(request.route).toEqual({ destinationCountry: 'Казахстан', transitCountries: ['deu'] });
  });

  it('reads numbers out of text and days out of times', () => {
    const { request } = accept({
      ...GOOD,
      requestedAt: '2026-03-01T23:30:00-05:00',
      goods: [{ hsCode: '8482', value: '1 234,5', quantity: '12' }],
    });
    expect(request.requestedAt).toBe('2026-03-01');
    expect(request.goods[0]).toEqual({ hsCode: '8482', value: 1234.5, quantity: 12 });
  });

  it('takes null, blank text and what is not there as absent', () => {
    const bare = accept(GOOD);
    const padded = accept({
      ...GOOD,
      direction: null,
      goods: [{ hsCode: '0602.10', description: '  ', unit: '', value: null }],
      payment: null,
    });
    expect(padded).toEqual(bare);
    expect(contentHashOf(padded)).toBe(contentHashOf(bare));
  });

  it('fills in today, which is no content', () => {
    const today = accept(GOOD);
    const tomorrow = readTradeRequest(GOOD, { ...CONTEXT, today: '2026-11-25' }) as TradeRequestRead;
    expect([today.request.requestedAt, tomorrow.request.requestedAt]).toEqual(['2026-11-24', '2026-11-25']);
    expect(contentHashOf(tomorrow)).toBe(contentHashOf(today));
    expect(contentHashOf(accept({ ...GOOD, requestedAt: '2026-11-24' }))).not.toBe(contentHashOf(today));
  });

  it('gives the same content the same hash whatever the order of its keys', () => {
    const goods = [{ value: 1, hsCode: '8482' }];
    expect(contentHashOf(accept({ goods, reference: 'A' }))).toBe(
      contentHashOf(accept({ reference: 'A', goods: [{ hsCode: '8482', value: 1 }] })),
    );
    expect(contentHashOf(accept({ reference: 'A', goods: [...goods, ...goods] }))).not.toBe(
      contentHashOf(accept({ reference: 'A', goods })),
    );
  });

  it('names what is wrong at any depth, together with what is unknown', () => {
    const body = {
      reference: 'A',
      goods: [{ hsCode: '8482' }, { hsCode: '8482', originCountry: 'XX', netWeightKg: -1, weight: 1 }],
      parties: [{ role: 'buyer', country: 'Kazakstan' }],
    };
    expect(pointersOf(body)).toEqual([
      '/goods/1/netWeightKg negative',
      '/goods/1/originCountry unknown_country',
      '/goods/1/weight unknown_field',
      '/parties/0/country unknown_country',
    ]);
  });

  it('refuses numbers that are none', () => {
    for (const value of ['1e999', 'NaN', 'Infinity', '12abc', '', Number.POSITIVE_INFINITY, Number.NaN]) {
      const refused = pointersOf({ reference: 'A', goods: [{ hsCode: '8482', value }] });
      expect(refused).toEqual(value === '' ? [] : ['/goods/0/value not_a_number']);
    }
  });

  it('does not read a list that is too long', () => {
    expect(pointersOf({ reference: 'A', goods: Array.from({ length: 501 }, () => ({ bad: 1 })) })).toEqual([
      '/goods too_many',
    ]);
  });

  it('reports at most a hundred errors', () => {
    expect(
      pointersOf({ reference: 'A', goods: Array.from({ length: 500 }, () => ({ hsCode: 'x', unit: 1 })) }),
    ).toHaveLength(100);
  });

  it('never throws, and what it accepts can be read again to the same', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true }),
        (value) => {
          for (const body of [
            value,
            { ...GOOD, route: value },
            { ...GOOD, goods: [value] },
            { ...GOOD, goods: [{ description: value, value }] },
          ]) {
            const read = readTradeRequest(body, CONTEXT);
            if (!('errors' in read)) expect(accept(read.request).request).toEqual(read.request);
          }
        },
      ),
    );
  });

  it('never throws on strings that break things', () => {
    const file = path.join(__dirname, '../../../../shared/data/ingest/naughty_strings_dev.json');
    if (!fs.existsSync(file)) {
      console.log('skipped: no list of naughty strings on this machine');
      return;
    }
    for (const text of (JSON.parse(fs.readFileSync(file, 'utf8')) as unknown[]).map(String)) {
      const body = {
        reference: text,
        direction: text,
        goods: [{ hsCode: text, description: text, value: text, originCountry: text }],
        route: { places: [text], departsOn: text },
      };
      expect(() => readTradeRequest(body, CONTEXT)).not.toThrow();
    }
  });
});
