import { expect, test } from 'vitest'
import { languageTags } from './language-tags.ts'

test.each([
  ['a bare Chromium', ['en-US@posix'], ['en-US']],
  ['a system in its own words', ['de_DE.UTF-8', 'C', 'POSIX'], ['de-DE', 'posix']],
  ['tags in any case', ['EN-gb', 'de-at'], ['en-GB', 'de-AT']],
  ['nothing', [], []],
  ['what is no language', ['', '*', '@', '-', 'en-', 'en--US', '1', 'a'.repeat(40), 'en\u0000'], []],
  ['with extensions', ['de-DE-u-nu-arab-ca-nothing', 'x-private'], ['de-DE-u-ca-nothing-nu-arab']],
])('of %s are left the tags that Intl takes', (_, languages, tags) => {
  expect(languageTags({ languages })).toEqual(tags)
  for (const tag of languageTags({ languages })) {
    expect(new Intl.NumberFormat(tag).format(1)).not.toBe('')
    expect(new Intl.DateTimeFormat(tag).format(0)).not.toBe('')
    expect(new Intl.PluralRules(tag).select(1)).not.toBe('')
  }
})

test('a browser that tells of one language alone is heard, and of one that tells of none nothing is asked', () => {
  expect([languageTags({ language: 'de-CH' }), languageTags({})]).toEqual([['de-CH'], []])
})
