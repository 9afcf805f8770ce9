// A strict reader of the XML that an SVG is: anything that is not well-formed is an error, so that a test sees what a browser would refuse.

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** The text directly inside, entities resolved. */
  text: string;
}

const TOKEN = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/uy;
const ATTRIBUTE = /([a-zA-Z:-]+)="([^"]*)"/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** Characters that XML 1.0 does not allow, half surrogate pairs among them. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** @throws for anything that is no well-formed document of elements, attributes and text */
export function parseSvg(source: string): XmlElement {
  if (ILLEGAL.test(source)) throw new Error('a character that XML does not allow');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    const parent = open.at(-1);
    if (!match || !parent) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 60)}`);
    const [, closes, name = '', attributes = '', isEmpty, text] = match;
    if (text !== undefined) parent.text += resolve(text);
    else if (closes) {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
    } else {
      const element = { name, attributes: readAttributes(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  const [svg, ...others] = root.children;
  if (open.length !== 1 || !svg || others.length > 0 || root.text.trim() !== '') throw new Error('not one element');
  return svg;
}

/** All elements, in the order of the document. */
export function allElements(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(allElements)];
}

function readAttributes(text: string): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name in read) throw new Error(`${name} is given twice`);
    read[name] = resolve(value);
  }
  return read;
}

function resolve(text: string): string {
  return text.replace(/&([^;\s]*);?/gu, (whole, name: string) => {
    const sign = whole.endsWith(';') ? ENTITIES[name] : undefined;
    if (sign === undefined) throw new Error(`${whole} is no entity`);
    return sign;
  });
}
