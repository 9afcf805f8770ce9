// The domain of a mail address, its last label, and whether it is a free mail service.

const FREE = new Set(
  (
    'gmail.com googlemail.com yahoo.com ymail.com yahoo.co.uk yahoo.de outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com proton.me ' +
    'protonmail.com pm.me gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de aol.com mail.com mail.ru bk.ru inbox.ru list.ru internet.ru ' +
    'xmail.ru vk.com yandex.ru yandex.com yandex.kz yandex.by ya.ru rambler.ru lenta.ru ro.ru qip.ru qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com ' +
    'foxmail.com 139.com 189.cn aliyun.com mail.kz inbox.lv inbox.lt ukr.net i.ua meta.ua tut.by mail.by tutanota.com tuta.io zoho.com naver.com daum.net ' +
    'hanmail.net rediffmail.com wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz libero.it orange.fr free.fr laposte.net abv.bg mynet.com umail.uz'
  ).split(' '),
);
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[\p{L}\p{N}-]{2,}$/u;
/** Longest address that mail servers take. */
const LONGEST = 254;
/** Cyrillic endings in the form in which programs write them. */
const WRITTEN_OUT: Readonly<Record<string, string>> = { 'xn--p1ai': 'рф', 'xn--80ao21a': 'қаз', 'xn--90ais': 'бел' };

/** Domain in lower case, or undefined where the text is no mail address. */
export function emailDomain(text: string): string | undefined {
  const address = text.trim();
  const at = address.lastIndexOf('@');
  if (at < 1 || address.length > LONGEST || /\s/u.test(address)) return undefined;
  const domain = address
    .slice(at + 1)
    .replace(/>$/u, '')
    .toLowerCase();
  return DOMAIN.test(domain) ? domain : undefined;
}

/** Whether anybody can have an address there; the list is from general knowledge. */
export function isFreeMail(domain: string): boolean {
  return FREE.has(domain);
}

/** Last label of a domain in lower case, Cyrillic ones written out: `kz`, `рф`, `com`. */
export function topLevelDomain(domain: string): string {
  const label = domain.toLowerCase().replace(/\.$/u, '').split('.').at(-1) ?? '';
  return Object.hasOwn(WRITTEN_OUT, label) ? (WRITTEN_OUT[label] ?? label) : label;
}
