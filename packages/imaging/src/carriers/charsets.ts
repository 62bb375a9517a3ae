import { isUtf8 } from 'node:buffer'

/** Units of so many bytes at the end that are all zero are padding. A regular expression would look at a run of them again and again. */
const withoutPadding = (bytes: Buffer, unitBytes: 1 | 2) => {
  let end = bytes.length
  while (end >= unitBytes && bytes[end - 1] === 0 && bytes[end - unitBytes] === 0) end -= unitBytes
  return bytes.subarray(0, end)
}

const withoutMark = (text: string) => text.replace(/^\ufeff/, '')

/** UTF-8 where it is that, whatever the standard says of the place: tools write it everywhere. Latin-1 otherwise. */
export const decodeNarrow = (bytes: Buffer) => {
  const plain = withoutPadding(bytes, 1)
  return withoutMark(plain.toString(isUtf8(plain) ? 'utf8' : 'latin1'))
}

/** How many bytes at even and at odd places are zero: in Latin text half of each UTF-16 unit is. */
const countZeros = (bytes: Buffer) => {
  let [even, odd] = [0, 0]
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  return { even, odd }
}

const decodeUtf16 = (bytes: Buffer, isLittle: boolean) => {
  const whole = withoutPadding(bytes.subarray(0, bytes.length - (bytes.length % 2)), 2)
  return withoutMark((isLittle ? whole : Buffer.from(whole).swap16()).toString('utf16le'))
}

/** Text that should be UTF-16. By the convention it is big endian, whatever the block is; some write little, and some UTF-8. */
export const decodeWide = (bytes: Buffer) => {
  const mark = bytes.toString('latin1', 0, 2)
  if (mark === '\xff\xfe' || mark === '\xfe\xff') return decodeUtf16(bytes, mark === '\xff\xfe')
  const { even, odd } = countZeros(bytes)
  // A text without a single Latin letter or blank is rarer than one in the wrong encoding.
  if (even + odd === 0 && isUtf8(bytes)) return decodeNarrow(bytes)
  return decodeUtf16(bytes, odd > even)
}

/** Text of which nothing says how it is written. */
export const decodeAnyText = (bytes: Buffer) => {
  const mark = bytes.toString('latin1', 0, 2)
  const { even, odd } = countZeros(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  const isWide = mark === '\xff\xfe' || mark === '\xfe\xff' || Math.max(even, odd) > bytes.length / 8
  return isWide ? decodeWide(bytes) : decodeNarrow(bytes)
}
