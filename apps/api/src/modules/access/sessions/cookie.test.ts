import { expect, test } from 'vitest'
import { createSessionCookie } from './cookie.ts'

const cookie = createSessionCookie('a secret of some length')
const TOKEN = 'a'.repeat(43)
const valueOf = (set: string) => set.split(';')[0] ?? ''

test('a token comes back as it was, among other cookies', () => {
  for (const isSecure of [true, false]) {
    const header = `theme=dark; ${valueOf(cookie.write(TOKEN, { isSecure }))};other=1`
    expect(cookie.read(header, { isSecure })).toBe(TOKEN)
  }
})

test('what was not signed here is no token', () => {
  const signed = valueOf(cookie.write(TOKEN, { isSecure: false }))
  const others = createSessionCookie('another secret of it').write(TOKEN, { isSecure: false })
  const forged = signed.replace('a'.repeat(43), 'b'.repeat(43))
  for (const header of ['', 'atelier_session', `atelier_session=${TOKEN}`, `${signed}x`, forged, valueOf(others)])
    expect(cookie.read(header, { isSecure: false })).toBeUndefined()
})

test('behind https only the name counts that http cannot set', () => {
  const plain = valueOf(cookie.write(TOKEN, { isSecure: false }))
  const secure = valueOf(cookie.write('c'.repeat(43), { isSecure: true }))
  expect(cookie.read(plain, { isSecure: true })).toBeUndefined()
  expect(cookie.read(`${plain}; ${secure}`, { isSecure: false })).toBe('c'.repeat(43))
})
