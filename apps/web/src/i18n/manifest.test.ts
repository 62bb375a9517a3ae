import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES } from './spoken.ts'

interface Manifest {
  readonly lang: string
  readonly description: string
  readonly shortcuts: readonly { readonly name: string }[]
}
const read = (language: string) =>
  JSON.parse(
    readFileSync(
      new URL(`../../public/manifest${language === 'en' ? '' : `.${language}`}.webmanifest`, import.meta.url),
      'utf8',
    ),
  ) as Manifest // of our own files

/** All that is not said to a person. */
const silent = (manifest: Manifest) => ({
  ...manifest,
  lang: '',
  description: '',
  shortcuts: manifest.shortcuts.map(shortcut => ({ ...shortcut, name: '' })),
})

test('there is a manifest in every language, which says the same in other words', () => {
  const english = read('en')
  for (const language of LANGUAGES) {
    const manifest = read(language)
    expect(manifest.lang).toBe(language)
    expect(silent(manifest)).toEqual(silent(english))
  }
  expect(read('de').description).not.toBe(english.description)
})
