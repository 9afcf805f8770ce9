// Registration numbers: schemes told apart, check digits, what labels and countries decide, founding months.
import fc from 'fast-check';
import { isInn12, isKazakhNumber } from './check-digits';
import { type Identifier, readIdentifier } from './identifier';
import { valueOf } from './reading';

const of = (text: string, country?: string): Identifier | undefined => valueOf(readIdentifier(text, country));

/** The twelfth digit of a Kazakh number, by the published rule; undefined where it gives none. */
function withCheckDigit(eleven: string): string | undefined {
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => eleven + digit).find(isKazakhNumber);
}

describe('readIdentifier', () => {
  it.each([
    ['ИНН 7707083893', undefined, 'ru_inn10', true],
    ['7707083893', 'RU', 'ru_inn10', true],
    ['7707083890', 'RU', 'ru_inn10', false],
    ['ИНН/КПП 7707083893/773601001', undefined, 'ru_inn10', true],
    ['500100732259', 'RU', 'ru_inn12', true],
    ['ОГРН 1027700132195', undefined, 'ru_ogrn', true],
    ['1027700132195', undefined, 'ru_ogrn', true],
    ['ОГРН 1027700132194', undefined, 'ru_ogrn', false],
    ['ОГРНИП 304500116000157', undefined, 'ru_ogrnip', true],
    ['УНП 100582333', undefined, 'by_unp', true],
    ['100582334', 'BY', 'by_unp', false],
    ['301234567', 'UZ', 'uz_tin', true],
    ['01503201910122', 'KG', 'kg_inn', true],
    ['5493001KJTIIGC8Y1R12', undefined, 'lei', true],
    ['LEI 5493001KJTIIGC8Y1R13', undefined, 'lei', false],
    ['IMO 9074729', undefined, 'imo', true],
    ['IMO No. 9074728', undefined, 'imo', false],
    ['SWIFT: DEUTDEFF500', undefined, 'bic', true],
    ['BIC DEUT1', undefined, 'bic', false],
    ['VKN 1234567890', 'TR', 'tr_vkn', true],
    ['1234567891', 'TR', 'tr_vkn', false],
    ['HRB 12345', 'DE', 'other', false],
    ['DE123456789', 'DE', 'other', false],
  ])('reads %j of %s as %s', (text, country, scheme, valid) => {
    expect(of(text, country)).toEqual(expect.objectContaining({ scheme, valid }));
  });

  it('reads the month of registration off business numbers', () => {
    const bin = withCheckDigit('23034001234') ?? withCheckDigit('23034001235') ?? '';
    expect(of(`БИН ${bin}`)).toEqual({
      scheme: 'kz_bin',
      value: bin,
      valid: true,
      foundedMonth: '2023-03',
      country: 'KZ',
    });
    expect(of(`${bin.slice(0, 6)} ${bin.slice(6)}`, 'KZ')?.foundedMonth).toBe('2023-03');
    expect(of('БИН 941240000000')?.foundedMonth).toBe('1994-12');
    expect(of('01503201910122', 'KG')?.foundedMonth).toBe('2019-03');
  });

  it('takes a person for a person', () => {
    const iin = withCheckDigit('85071530012') ?? withCheckDigit('85071530013') ?? '';
    expect(of(iin)).toEqual({ scheme: 'kz_iin', value: iin, valid: true, country: 'KZ' });
  });

  it('believes the label before the country', () => {
    expect(of('БИН 500100732259', 'RU')?.country).toBe('KZ');
    expect(of('ИНН 500100732259', 'KZ')?.scheme).toBe('ru_inn12');
  });

  it('finds a Kazakh number of a party that says it is Russian only where the digits hold', () => {
    const bin = withCheckDigit('23034001234') ?? withCheckDigit('23034001235') ?? '';
    expect(isInn12(bin)).toBe(false);
    expect(of(bin, 'RU')?.scheme).toBe('kz_bin');
  });

  it('is absent or unreadable where there is no number', () => {
    expect(readIdentifier(undefined).state).toBe('absent');
    expect(readIdentifier(' ').state).toBe('absent');
    expect(readIdentifier('—').state).toBe('unreadable');
  });

  it('notices one wrong digit of a Kazakh number (the eleventh weighs nothing modulo 11)', () => {
    const digits = fc.tuple(fc.stringMatching(/^[0-9]{11}$/u), fc.nat(9), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(digits, ([eleven, at, by]) => {
        const good = withCheckDigit(eleven);
        fc.pre(good !== undefined && weightSum(good) % 11 !== 10);
        const bad = good.slice(0, at) + String((Number(good[at]) + by) % 10) + good.slice(at + 1);
        fc.pre(weightSum(bad) % 11 !== 10);
        expect(isKazakhNumber(bad)).toBe(false);
      }),
    );
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('KZ', 'RU', undefined), (text, country) =>
        expect(readIdentifier(text, country)).toBeDefined(),
      ),
    );
  });
});

function weightSum(digits: string): number {
  return [...digits.slice(0, 11)].reduce((sum, digit, index) => sum + Number(digit) * (index + 1), 0);
}
