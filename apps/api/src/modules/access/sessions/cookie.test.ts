import { expect, test } from 'vitest'
import { createSessionCookie } from './cookie.ts'

const cookie = createSessionCookie('a secret of some length')
const TOKEN = 'a'.repeat(43)
const valueOf = (set: string) => set.split(';')[0] ?? ''
const read = (header: string, where: { isSecure: boolean }) => cookie.tokenOf(cookie.valueIn(header, where) ?? '')

test('a token comes back as it was, among other cookies', () => {
  for (const isSecure of [true, false]) {
    const header = `theme=dark; ${valueOf(cookie.write(TOKEN, { isSecure }))};other=1`
    expect(read(header, { isSecure })).toBe(TOKEN)
  }
})

test('what was not signed here is no token', () => {
  const signed = valueOf(cookie.write(TOKEN, { isSecure: false }))
  const others = createSessionCookie('another secret of it').write(TOKEN, { isSecure: false })
  const forged = signed.replace('a'.repeat(43), 'b'.repeat(43))
  for (const header of ['', 'atelier_session', `atelier_session=${TOKEN}`, `${signed}x`, forged, valueOf(others)])
    expect(read(header, { isSecure: false })).toBeUndefined()
})

test('behind https only the name counts that http cannot set', () => {
  const plain = valueOf(cookie.write(TOKEN, { isSecure: false }))
  const secure = valueOf(cookie.write('c'.repeat(43), { isSecure: true }))
  expect(read(plain, { isSecure: true })).toBeUndefined()
  expect(read(`${plain}; ${secure}`, { isSecure: false })).toBe('c'.repeat(43))
})
