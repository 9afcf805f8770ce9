// Phones: country by code, Kazakh and Russian numbers apart, what is refused.
import fc from 'fast-check';
import { readPhone } from './phone';

function countries(text: string, country?: string): string[] | string {
  const reading = readPhone(text, country);
  return reading.state === 'read' ? reading.value.countries : reading.state;
}

describe('readPhone', () => {
  it.each([
    ['+7 701 123 45 67', ['KZ'], '+77011234567'],
    ['+7 (727) 250-00-00', ['KZ'], '+77272500000'],
    ['+7 912 000 00 00', ['RU'], '+79120000000'],
    ['+7 495 123-45-67 доб. 12', ['RU'], '+74951234567'],
    ['тел. +7 846 200 00 19', ['RU'], '+78462000019'],
    ['007 701 1234567', ['KZ'], '+77011234567'],
    ['0049 40 123456', ['DE'], '+4940123456'],
    ['+44 (0)20 7946 0000', ['GB'], '+442079460000'],
    ['+971 4 123 4567', ['AE'], '+97141234567'],
    ['+996 312 123456', ['KG'], '+996312123456'],
    ['+852 2123 4567', ['HK'], '+85221234567'],
    ['+1 212 555 0100 ext 7', ['US', 'CA'], '+12125550100'],
    ['+86 755 1234 5678; +86 139 0000 0000', ['CN'], '+8675512345678'],
    ['+375 17 123 45 67', ['BY'], '+375171234567'],
    ['+383 38 123 456', ['XK'], '+38338123456'],
  ])('reads %j', (text, expected, e164) => {
    expect(readPhone(text)).toEqual({ state: 'read', value: { e164, countries: expected }, raw: text });
  });

  it('reads a leading eight only of parties that dial so', () => {
    expect(countries('8 (701) 123-45-67', 'KZ')).toEqual(['KZ']);
    expect(countries('8 912 123 45 67', 'KZ')).toEqual(['RU']);
    expect(countries('7 912 123 45 67', 'RU')).toEqual(['RU']);
    expect(countries('8 912 123 45 67')).toBe('unreadable');
    expect(countries('8 912 123 45 67', 'DE')).toBe('unreadable');
  });

  it.each(['040 123456', '+7', '+1234567890123456', 'call me', '---', '+'])('refuses %j', (text) => {
    expect(countries(text)).toBe('unreadable');
  });

  it('leaves numbers open whose code it does not know', () => {
    expect(countries('+7 512 345 67 89')).toEqual([]);
    expect(countries('+999 123456')).toEqual([]);
  });

  it('is absent where nothing is written', () => {
    expect(countries(' ')).toBe('absent');
  });

  it('never fails, and reads its own answer back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\+[0-9]{5,17}$/u)), (text) => {
        const reading = readPhone(text);
        if (reading.state !== 'read') return;
        const again = readPhone(reading.value.e164);
        expect(again.state === 'read' && again.value).toEqual(reading.value);
      }),
    );
  });
});
