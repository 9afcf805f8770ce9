// The domain of a mail address, and whether it is a free mail service.

const FREE = new Set(
  ('gmail.com googlemail.com yahoo.com outlook.com hotmail.com live.com icloud.com proton.me protonmail.com gmx.de gmx.net web.de aol.com ' +
    'mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru yandex.com ya.ru yandex.kz rambler.ru qq.com 163.com 126.com sina.com foxmail.com mail.kz ukr.net tutanota.com zoho.com').split(' '),
);

/** Domain in lower case, or undefined where the text is no mail address. */
export function emailDomain(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1).trim().toLowerCase();
  return at > 0 && /^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.[\p{L}\p{N}-]{2,}$/u.test(domain) ? domain : undefined;
}

/** Whether anybody can have an address there. */
export function isFreeMail(domain: string): boolean {
  return FREE.has(domain);
}
