import { readFileSync } from 'node:fs'
import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check'
import postgres from 'postgres'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../index.ts'
import { makePostgres } from '../testing/index.ts'
import { IN_POSTGRES } from './in-postgres.ts'
import { searchWords, soughtWords } from './search-text.ts'

describe('the words of a text', () => {
  test.each<[kind: string, text: string, words: string]>([
    ['capitals and accents', 'Café ÉCOLE Ångström', 'cafe ecole angstrom'],
    ['letters that are spelt otherwise', 'Straße Łódź Øya Æble cœur þing đ', 'strasse lodz oya aeble coeur thing d'],
    ['Turkish', 'IŞIKLARI ışıkları İzmir', 'isiklari isiklari izmir'],
    ['Cyrillic', 'Ёлка йод Їжак ў Ѓорѓи', 'елка иод іжак у горги'],
    ['Greek', 'Αλεπού ΌΛΟΣ όλος', 'αλεπου ολοσ ολοσ'],
    ['Hebrew with points', 'שׁוּעָל', 'שועל'],
    ['Arabic with signs', 'ثَعْلَبٌ ثـعلب', 'ثعلب ثعلب'],
    ['Hindi', 'लोमड़ी बर्फ', 'लोमड़ी बर्फ'],
    ['Chinese', '狐狸在雪', '狐狸 狸在 在雪 雪'],
    ['Japanese', 'がミク', 'がミ ミク ク'],
    ['half width', 'ｶﾞ', 'ガ'],
    ['Korean', '여우 눈밭', '여우 우 눈밭 밭'],
    ['Thai', 'ในป่า', 'ใน นป ป่ ่า า'],
    ['several scripts in one', 'fox后的3月x', 'fox 后的 的 3 月 x'],
    ['full width', 'ＦＯＸ　１２', 'fox 12'],
    ['what is not seen', 'zero\u200Bwidth soft\u00ADhyphen \uFEFFmark', 'zerowidth softhyphen mark'],
    ['emoji', 'a🦊b 👩‍🚀 👍🏽 ❤️ 🇩🇪 1️⃣', 'a 🦊 b 👩 🚀 👍 ❤ 🇩 🇪 1'],
    ['punctuation', "don't 2.5 f/1.8 {a|b} “x”—y", 'don t 2 5 f 1 8 a b x y'],
    ['ligatures', 'ﬁsh ½', 'fish 1 2'],
    ['nothing', ' ,.!\0', ''],
    ['more than a database keeps', 'x'.repeat(300), 'x'.repeat(200)],
  ])('%s', (_kind, text, words) => {
    expect(searchWords(text).join(' ').normalize()).toBe(words.normalize())
  })

  test.each<[text: string, words: string, goesOn: boolean]>([
    ['fox', 'fox', false],
    ['狐', '狐', true],
    ['狐狸', '狐狸', false],
    ['狐狸在', '狐狸 狸在', false],
    ['狐狸 fox', '狐狸 狸 fox', false],
    ['fox后', 'fox 后', true],
    ['狐🦊', '狐 🦊', false],
    ['', '', false],
  ])('what is looked for with %j', (text, words, goesOn) => {
    expect(soughtWords(text)).toEqual({ words: words.split(' ').filter(Boolean), goesOn })
  })
})

test('PostgreSQL has the functions that are made here', () => {
  const migration = new URL('../../migrations/postgresql/0007_search_words.sql', import.meta.url)
  expect(readFileSync(migration, 'utf8')).toContain(IN_POSTGRES)
})

/** Capitals that Unicode got after PostgreSQL's own tables were made are not known to it: of these are the usual ones. */
const RARE_CAPITALS =
  /(?![A-Z\u00C0-\u024F\u0370-\u03FF\u0400-\u052F\u1E00-\u1FFF\uFF21-\uFF3A])\p{Changes_When_Lowercased}/gu

/** Out of everything that is something to the search. */
const anyText = array(
  oneof(
    constantFrom('Straße', 'Ёж', 'άς', '狐狸', 'ミク', '여우', 'ป่า', '🦊', '👩‍🚀', '👍🏽', 'ﬁ', 'İ'),
    constantFrom('\u200B', ' ', '-', 'e\u0301', '\u3099', "'", '\\', ':'),
    string({ unit: 'grapheme', maxLength: 4 }),
    string({ unit: 'binary', maxLength: 4 }),
  ),
  { maxLength: 12 },
).map(parts => parts.join('').replaceAll('\0', '').toWellFormed().replaceAll(RARE_CAPITALS, ''))

// SQLite calls the very function.
test('the words of a text in PostgreSQL are the same', async () => {
  const place = await makePostgres()
  onTestFinished(() => place.drop())
  const db = openDatabase(place.url)
  await db.migrate()
  await db.close()
  const sql = postgres(place.url, { max: 1 })
  onTestFinished(() => sql.end())
  await assert(
    asyncProperty(anyText, async text => {
      const rows = await sql<{ word: string }[]>`
        select lexeme as word from unnest(image_search_vector(${text})), unnest(positions) as at order by at`
      expect(rows.map(({ word }) => word)).toEqual(searchWords(text))
    }),
    { numRuns: 500 },
  )
})
