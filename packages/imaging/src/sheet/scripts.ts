/**
 * Scripts that are named where a sheet has no letters of theirs: those of living languages, and those that were asked
 * about. ISO 15924.
 */
const NAMED =
  'Adlm Bali Bamu Beng Bopo Brai Cakm Cans Cham Cher Copt Egyp Ethi Goth Gujr Guru Java Khmr Knda Lana Laoo Lisu Mand Mlym Mong Mymr Nkoo Olck Orya Phnx Rohg Runr Saur Sinh Sund Syrc Tale Talu Tavt Telu Tfng Thaa Tibt Vaii Xsux Yiii'.split(
    ' ',
  )
const SYMBOLS = 'Zsym'
const UNKNOWN = 'Zzzz'

const names = new Map<string, Intl.DisplayNames>()
let patterns: readonly (readonly [script: string, has: RegExp])[] | undefined

/** What a script is called, in the language; of what belongs to no script, "Symbols". */
export function scriptName(text: string, language: string): string {
  patterns ??= NAMED.map(script => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const)
  const script = patterns.find(([, has]) => has.test(text))?.[0] ?? (/^[\p{S}\p{P}]/u.test(text) ? SYMBOLS : UNKNOWN)
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'script' })
  names.set(language, known)
  return known.of(script) ?? script
}
