// What counts as the same request: what it says, not how it is spelt.
import { contentHashOf } from './content-hash';
import { readTradeRequest } from './read-trade-request';

const CODES: Record<string, string> = { KZ: 'KZ', Қазақстан: 'KZ', Казахстан: 'KZ', DE: 'DE' };
const countries = {
  read: (text: string | undefined) => ({
    state: 'read' as const,
    value: CODES[text ?? ''] ?? 'XX',
    raw: text ?? '',
  }),
};

const PLAIN = {
  reference: 'A',
  requestedAt: '2026-03-01',
  goods: [{ hsCode: '84821010', netWeightKg: 260.5, originCountry: 'KZ' }],
  parties: [{ role: 'consignee', name: 'ТОО «Кен»', country: 'KZ' }],
  route: { dispatchCountry: 'DE', transitCountries: ['KZ'], destinationCountry: 'KZ' },
  payment: { payerCountry: 'KZ' },
};

function hashOf(body: object, today = '2026-03-01'): string {
  const read = readTradeRequest(body, { countries, today });
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return contentHashOf(read);
}

describe('the hash of a request', () => {
  it('does not change with spelling, order of keys or blanks', () => {
    expect(
      hashOf({
        payment: { payerCountry: 'Казахстан', method: '' },
        route: { destinationCountry: 'Қазақстан', transitCountries: ['Казахстан'], dispatchCountry: 'DE' },
        parties: [{ name: 'ТОО «Кен»', role: 'consignee', country: 'Қазақстан', address: null }],
        goods: [{ originCountry: 'Казахстан', hsCode: '8482.10 10', netWeightKg: '260,5' }],
        requestedAt: '2026-03-01T10:00:00Z',
        reference: 'A',
      }),
    ).toBe(hashOf(PLAIN));
  });

  it('changes with what is said', () => {
    const others = [
      { ...PLAIN, route: { ...PLAIN.route, destinationCountry: 'DE' } },
      { ...PLAIN, route: { ...PLAIN.route, transitCountries: [] } },
      { ...PLAIN, goods: [{ ...PLAIN.goods[0], hsCode: '8482101000' }] },
      { ...PLAIN, goods: [{ ...PLAIN.goods[0], originCountry: undefined }] },
      { ...PLAIN, requestedAt: '2026-03-02' },
    ];
    expect(new Set([PLAIN, ...others].map((body) => hashOf(body))).size).toBe(others.length + 1);
  });

  it('does not hold the day that the door fills in', () => {
    const undated = { ...PLAIN, requestedAt: undefined };
    expect(hashOf(undated, '2026-03-01')).toBe(hashOf(undated, '2026-03-02'));
    expect(hashOf(undated, '2026-03-01')).not.toBe(hashOf(PLAIN));
  });
});
