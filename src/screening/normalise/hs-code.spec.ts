// Goods codes: no digit invented, none lost; editions and the codes that ended with HS2022.
import fc from 'fast-check';
import { endedWithHs2022, hsEditionOn, readHsCode, toHs2022 } from './hs-code';

describe('readHsCode', () => {
  it.each([
    ['8482.10.10', { digits: '84821010', hs6: '848210', heading: '8482', chapter: '84', oddLength: false }],
    ['8482 50 00', { digits: '84825000', hs6: '848250', heading: '8482', chapter: '84', oddLength: false }],
    [
      ' 8482\u00a010\u202f9008 ',
      { digits: '8482109008', hs6: '848210', heading: '8482', chapter: '84', oddLength: false },
    ],
    ['8482', { digits: '8482', hs6: null, heading: '8482', chapter: '84', oddLength: false }],
    ['84-82/10', { digits: '848210', hs6: '848210', heading: '8482', chapter: '84', oddLength: false }],
    ['0101.21', { digits: '010121', hs6: '010121', heading: '0101', chapter: '01', oddLength: false }],
    ['2805301', { digits: '2805301', hs6: '280530', heading: '2805', chapter: '28', oddLength: true }],
    ['9903.88', { digits: '990388', hs6: '990388', heading: '9903', chapter: '99', oddLength: false }],
  ])('reads %j', (text, value) => {
    expect(readHsCode(text)).toEqual({ state: 'read', value, raw: text });
  });

  it.each(['848', '84821012345', '7701.00', '00123456', '8482A0', 'n/a', '8482,10', '٨٤٨٢', '-8482.1e3'])(
    'refuses %j',
    (text) => {
      expect(readHsCode(text).state).toBe('unreadable');
    },
  );

  it('is absent where nothing is written', () => {
    expect(readHsCode(undefined).state).toBe('absent');
    expect(readHsCode('  ').state).toBe('absent');
  });

  it('keeps all digits whatever stands between them', () => {
    const digits = fc.stringMatching(/^(?:0[1-9]|[1-6]\d|8\d)\d{2,8}$/u);
    fc.assert(
      fc.property(digits, fc.constantFrom('.', ' ', '-', '/', '\u00a0', ''), (code, sign) => {
        const reading = readHsCode([...code].join(sign));
        expect(reading.state === 'read' && reading.value.digits).toBe(code);
      }),
    );
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        ['absent', 'read', 'unreadable'].includes(readHsCode(text).state),
      ),
    );
  });
});

describe('editions', () => {
  it('knows which edition is in use on a day', () => {
    expect(hsEditionOn('2016-12-31')).toBe('HS2012');
    expect(hsEditionOn('2021-12-31')).toBe('HS2017');
    expect(hsEditionOn('2022-01-01')).toBe('HS2022');
  });

  it('follows the codes that ended', () => {
    expect(toHs2022('880330')).toEqual(['880730']);
    expect(toHs2022('854140')).toEqual(['854141', '854142', '854143', '854149']);
    expect(toHs2022('848210')).toEqual(['848210']);
    expect(endedWithHs2022('880330')).toBe(true);
    expect(endedWithHs2022('880730')).toBe(false);
    expect(endedWithHs2022('constructor')).toBe(false);
  });
});
