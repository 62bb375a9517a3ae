/** Keywords for what an XMP packet says. */
export const XMP_KEYWORDS = {
  comment: 'xmp:UserComment',
  description: 'xmp:description',
  tool: 'xmp:CreatorTool',
} as const

const PROPERTIES = [
  [XMP_KEYWORDS.comment, 'exif:UserComment'],
  [XMP_KEYWORDS.description, 'dc:description'],
  [XMP_KEYWORDS.tool, 'xmp:CreatorTool'],
] as const

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const characterOf = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

const unescapeXml = (xml: string) =>
  xml.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,6}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16))
      if (decimal !== undefined) return characterOf(Number(decimal))
      return NAMED[name ?? ''] ?? whole
    },
  )

/** What stands between two marks, looked for from `from` on. */
const between = (text: string, open: string, close: string, from = 0) => {
  const start = text.indexOf(open, from)
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length)
  return end < 0 ? undefined : text.slice(start + open.length, end)
}

/** A property is an element, with its text in a list of languages or alone, or an attribute. */
const readProperty = (packet: string, name: string) => {
  const element = between(packet, `<${name}`, `</${name}>`)
  if (element === undefined) return between(packet, `${name}="`, '"')
  const inner = element.slice(element.indexOf('>') + 1)
  const item = between(inner, '<rdf:li', '</rdf:li>')
  return item === undefined ? inner : item.slice(item.indexOf('>') + 1)
}

/** The texts of a packet that may tell how a picture was made. Never throws. */
export const readXmpTexts = (packet: string): [keyword: string, text: string][] =>
  PROPERTIES.flatMap(([keyword, name]): [string, string][] => {
    const text = readProperty(packet, name)
    return text === undefined ? [] : [[keyword, unescapeXml(text).trim()]]
  })
