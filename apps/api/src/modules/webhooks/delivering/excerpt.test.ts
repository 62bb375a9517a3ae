import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

const of = (text: string, type = 'text/plain; charset=utf-8') => excerptOf(Buffer.from(text), type)

test('an answer is one line of plain text, whatever was in it', () => {
  expect(of(' fine \r\n\t yes ')).toBe('fine yes')
  expect(of('\u001b[31mred\u001b[0m \u202eturned\u0000\ufeff')).toBe('[31mred[0m turned')
  expect(of('<script>alert(1)</script>', 'text/html')).toBe('<script>alert(1)</script>')
  expect(of('{"ok":true}', 'application/problem+json')).toBe('{"ok":true}')
  expect(excerptOf(Uint8Array.of(0xff, 0xfe, 0x41), 'text/plain')).toBe('��A')
})

test('it is cut between characters', () => {
  const long = of('🐦'.repeat(400))
  expect(long).toBe(`${'🐦'.repeat(300)}…`)
  expect(of('a'.repeat(300))).toBe('a'.repeat(300))
})

test('what is no text, or nothing, is none', () => {
  expect(of('PNG', 'image/png')).toBeNull()
  expect(of('text without a type', '')).toBeNull()
  expect(of(' \n ')).toBeNull()
})
