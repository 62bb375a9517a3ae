import { expect, test } from 'vitest'
import { readText } from './text-file.ts'

const utf16 = (text: string, isBig: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2))
  for (const [at, unit] of [0xfeff, ...Array.from(text, letter => letter.charCodeAt(0))].entries())
    view.setUint16(2 * at, unit, !isBig)
  return view
}

test.each<[encoding: string, bytes: BlobPart, text: string]>([
  ['UTF-8', 'name,prompt\nCafé,ß', 'name,prompt\nCafé,ß'],
  ['UTF-8 with a mark', '\uFEFFname', 'name'],
  ['UTF-16, little', utf16('Café', false), 'Café'],
  ['UTF-16, big', utf16('Café', true), 'Café'],
  ['Windows-1252', Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x20, 0x80), 'Café €'],
  ['ASCII', 'plain', 'plain'],
  ['nothing', '', ''],
])('a file is read as it was written: %s', async (_encoding, bytes, text) => {
  expect(await readText(new Blob([bytes]))).toBe(text)
})
