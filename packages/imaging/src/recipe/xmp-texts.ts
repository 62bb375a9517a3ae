import { unescapeXml } from '../xmp/escaping.ts'

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
