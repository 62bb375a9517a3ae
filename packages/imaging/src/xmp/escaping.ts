/** Characters that XML 1.0 cannot hold, not even escaped. */
const UNSPEAKABLE = /(?![\t\n\r\x7f-\x9f])\p{Cc}|[\ufffe\uffff]/gu

export const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Escaped, with a blank for each character that no XML can hold. */
export const xmlText = (text: string) => escapeXml(text.toWellFormed().replace(UNSPEAKABLE, ' '))

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const characterOf = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

export const unescapeXml = (xml: string) =>
  xml.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,6}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16))
      if (decimal !== undefined) return characterOf(Number(decimal))
      return NAMED[name ?? ''] ?? whole
    },
  )
