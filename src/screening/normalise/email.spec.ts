// Mail addresses: their domain, its ending, and free services.
import fc from 'fast-check';
import { emailDomain, isFreeMail, topLevelDomain } from './email';

describe('emailDomain', () => {
  it.each([
    ['Sales@Example.KZ', 'example.kz'],
    [' info@завод.рф ', 'завод.рф'],
    ['<a.b@mail.example.com>', 'mail.example.com'],
    ['"a@b"@example.com', 'example.com'],
    ['no address', undefined],
    ['@example.com', undefined],
    ['a@localhost', undefined],
    ['a@-..com', undefined],
    ['a b@example.com', undefined],
    ['a@example.com, b@example.com', undefined],
  ])('of %j', (text, domain) => {
    expect(emailDomain(text)).toBe(domain);
  });

  it('takes no longer for hostile text than for any other', () => {
    const begun = performance.now();
    emailDomain(`a@${'a.'.repeat(100_000)}!`);
    emailDomain(`a@${'a-'.repeat(120)}!`);
    expect(performance.now() - begun).toBeLessThan(100);
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        ['string', 'undefined'].includes(typeof emailDomain(`a@${text}`)),
      ),
    );
  });
});

describe('endings and services', () => {
  it('writes endings out', () => {
    expect(topLevelDomain('example.com.kz')).toBe('kz');
    expect(topLevelDomain('xn--80aeecta.xn--p1ai')).toBe('рф');
    expect(topLevelDomain('EXAMPLE.RU.')).toBe('ru');
    expect(topLevelDomain('')).toBe('');
  });

  it('knows free services', () => {
    expect(isFreeMail('mail.ru')).toBe(true);
    expect(isFreeMail('skf.com')).toBe(false);
  });
});
