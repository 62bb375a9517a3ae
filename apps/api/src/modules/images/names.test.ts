import { expect, test } from 'vitest'
import { filenameOf, imageKey, renditionKey, thumbnailKey } from './names.ts'

const ID = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
const AT = new Date('2026-03-31T23:59:59.999Z')
/** What packages/storage takes as a part of a key. */
const PART = /^[a-z0-9_-][a-z0-9._-]*[a-z0-9_-]$/

test.each<[string, string]>([
  ['A lighthouse at dusk, watercolour', 'a-lighthouse-at-dusk-watercolour'],
  ['  --Élan & Ångström!  ', 'elan-angstrom'],
  ['雪の灯台', 'image'],
  ['', 'image'],
  ['../../etc/passwd', 'etc-passwd'],
  ['CON', 'con'],
  ['x'.repeat(500), 'x'.repeat(48)],
  ['word '.repeat(100), 'word-word-word-word-word-word-word-word-word'],
])('%j is called %s', (prompt, slug) => {
  expect(filenameOf(prompt, ID, 'png')).toBe(`${slug}-5b1d9f7d2c11.png`)
})

test('a name is fit for a key, whatever the prompt', () => {
  for (let code = 0; code < 0x3000; code += 7) {
    const name = filenameOf(String.fromCodePoint(code, code + 1).repeat(40), ID, 'webp')
    expect(name).toMatch(PART)
    expect(name.length).toBeLessThan(80)
  }
})

test('keys say in which month it was made, and tell each size and format apart', () => {
  expect(imageKey('a-1.png', AT)).toBe('images/2026/03/a-1.png')
  expect(thumbnailKey(ID, AT)).toBe(`thumbnails/2026/03/${ID}-320.webp`)
  expect(renditionKey(ID, '640.avif')).toBe(`renditions/11/${ID}-640.avif`)
  expect(renditionKey(ID, 'full.png')).toBe(`renditions/11/${ID}-full.png`)
})
