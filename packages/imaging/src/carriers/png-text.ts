import { isUtf8 } from 'node:buffer'
import { inflateSync } from 'node:zlib'
import { pngChunk } from '../containers/png.ts'
import { MAX_TEXT_LENGTH } from './carrier.ts'
import { decodeNarrow } from './charsets.ts'

/** Undefined where the data are broken, or unpack to more than is read. */
export const inflate = (data: Buffer) => {
  try {
    return inflateSync(data, { maxOutputLength: MAX_TEXT_LENGTH })
  } catch {
    // Broken, or a bomb: either way it holds no text that we want.
    return undefined
  }
}

/** Keyword and text of a tEXt, zTXt or iTXt chunk (PNG 3rd edition, 11.3.3); undefined where there is none. */
export const decodeText = (type: string, data: Buffer): [keyword: string, text: string] | undefined => {
  const keywordEnd = data.indexOf(0)
  if (keywordEnd < 1 || keywordEnd > 79) return undefined
  const keyword = data.toString('latin1', 0, keywordEnd)
  const rest = data.subarray(keywordEnd + 1)
  if (type === 'tEXt') return rest.length > MAX_TEXT_LENGTH * 3 ? undefined : [keyword, decodeNarrow(rest)]
  if (type === 'zTXt') {
    const text = inflate(rest.subarray(1))
    return text && [keyword, decodeNarrow(text)]
  }
  const languageEnd = rest.indexOf(0, 2)
  const translationEnd = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1)
  if (translationEnd < 0) return undefined
  const text = rest.subarray(translationEnd + 1)
  const plain = rest[0] === 1 ? inflate(text) : text.length <= MAX_TEXT_LENGTH * 3 ? text : undefined
  return plain && [keyword, plain.toString('utf8')]
}

export const isTextChunk = (type: string) => type === 'tEXt' || type === 'zTXt' || type === 'iTXt'

/** The keyword alone, without inflating what follows. */
export const keywordOf = (data: Buffer) => data.toString('latin1', 0, Math.max(0, data.subarray(0, 80).indexOf(0)))

/** What tEXt may hold: printable Latin-1 and line feeds, as long as nobody takes it for the UTF-8 that other tools write there. */
const PLAIN = /^[\n\x20-\x7e\xa0-\xff]*$/
const ASCII = /^[\n\x20-\x7e]*$/
const isPlain = (text: string) => ASCII.test(text) || (PLAIN.test(text) && !isUtf8(Buffer.from(text, 'latin1')))

/** As tEXt where the text lets us, since every reader knows that one; as iTXt (UTF-8) otherwise. */
export const textChunk = (keyword: string, text: string) =>
  isPlain(text) ? pngChunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')) : internationalTextChunk(keyword, text)

export const internationalTextChunk = (keyword: string, text: string) =>
  pngChunk(
    'iTXt',
    Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text.replaceAll('\0', ''), 'utf8')]),
  )
