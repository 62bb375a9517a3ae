import { listImages, updateImage } from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../../testing/suite.ts'
import { importPicture } from '../../../testing/upload.ts'

const PROMPTS = [
  'a red fox in the snow, oil painting',
  'a red lighthouse at dusk',
  "the lighthouse keeper's red-roofed cottage",
  'snowfall over Zürich — naïve style',
  '雪の灯台 夜',
  'version 2.5 of an ÉCOLE, f/1.8, 35mm',
  'OR AND NOT NEAR',
  'semi;colon:words*with(punctuation)[and]{braces}',
  'dawn—mist “quoted” don’t 🦊 vulpes Ångström ΑΘΗΝΑ МОСКВА',
]

describeStudio('a search in the gallery', {}, my => {
  beforeAll(async () => {
    for (const [index, prompt] of PROMPTS.entries())
      await importPicture(my.studio, { prompt, model: index % 2 ? 'one/odd' : 'one/even', seed: index })
  })
  /** Which of the prompts a search finds, in their order. */
  async function found(q: string, more: object = {}): Promise<number[]> {
    const { body } = await my.studio.call(listImages, { querystring: { q, order: 'oldest', ...more } })
    return body.items.map(image => PROMPTS.indexOf(image.prompt))
  }

  test.each<[string, number[]]>([
    ['red', [0, 1, 2]],
    ['RED', [0, 1, 2]],
    ['red lighthouse', [1, 2]],
    ['lighthouse red', [1, 2]],
    ['"red lighthouse"', [1]],
    ['"lighthouse red"', []],
    ['"red fox" painting', [0]],
    ['light', []],
    ['light*', [1, 2]],
    ['li* re*', [1, 2]],
    ['snow', [0]],
    ['snow*', [0, 3]],
    ['red-roofed', [2]],
    ["keeper's", [2]],
    ['roofed', [2]],
    ['zürich', [3]],
    ['ZÜRICH', [3]],
    ['école', [5]],
    ['2.5', [5]],
    ['f/1.8', [5]],
    ['35mm', [5]],
    ['colon', [7]],
    ['punctuation braces', [7]],
    ['OR', [6]],
    ['NOT', [6]],
    ['red OR fox', []],
    ['near', [6]],
    ['"red', [0, 1, 2]],
    ['red"', [0, 1, 2]],
    ['"red" "fox"', [0]],
    ['""', []],
    ['style', [3]],
    ['naïve', [3]],
    ['naive zurich', [3]],
    ['ECOLE', [5]],
    ['mist', [8]],
    ['quoted', [8]],
    ['“quoted”', [8]],
    ['vulpes', [8]],
    ['angstrom', [8]],
    ['ångström', [8]],
    ['αθηνα', [8]],
    ['Москва', [8]],
    ['мос*', [8]],
  ])('of %s finds %j', async (q, expected) => {
    expect(await found(q)).toEqual(expected)
  })

  test.each(['雪*', '"雪の灯台"', '夜'])('of %s finds what is written without spaces', async q => {
    expect(await found(q)).toEqual([4])
  })

  test.each([
    '*',
    '"',
    '(',
    ')',
    '\\',
    ';',
    '--',
    "'",
    '^',
    '-',
    '+',
    '"*"',
    ': :',
    '{}',
    '&',
    '|',
    '!',
    '<->',
    ':*',
    '\u200B',
  ])('of %s alone finds nothing and does no harm', async q => {
    expect(await found(q)).toEqual([])
  })

  test.each([
    'red) OR (fox',
    'words:red',
    'facets:live',
    'red NOT fox',
    'NEAR(red fox, 5)',
    '{words facets}:red',
    'red*fox',
    '^red',
    'red AND',
    '- red',
    'red"; drop table generated_images; --',
    "' OR 1=1 --",
    'red & !fox',
    'red | fox',
    'red <-> fox',
    'red:*A',
    '!red',
    '((((',
    'red\\',
    '%',
    '_',
    '$1',
    '?',
    ':search',
    'a'.repeat(200),
    '" '.repeat(100),
    '* '.repeat(100),
    'é\u0301\u0302\u0303',
    '½ Ⅷ ²',
    '\uFEFFred',
    '\u0301',
  ])('of %s is taken for words and does no harm', async q => {
    for (const index of await found(q)) expect(index).toBeGreaterThanOrEqual(0)
    expect((await my.studio.call(listImages, { querystring: { q: 'red' } })).body.items).toHaveLength(3)
  })

  test('goes together with every filter', async () => {
    expect(await found('red', { model: 'one/even' })).toEqual([0, 2])
    expect(await found('red', { model: 'one/odd' })).toEqual([1])
    expect(await found('red', { model: 'o' })).toEqual([])
    expect(await found('red', { provider: 'sketch' })).toEqual([])
    expect(await found('red', { trashed: true })).toEqual([])
    expect(await found('red', { favorite: true })).toEqual([])
    const {
      body: { items },
    } = await my.studio.call(listImages, { querystring: { q: 'lighthouse', model: 'one/odd' } })
    for (const { id } of items) await my.studio.call(updateImage, { params: { id }, body: { favorite: true } })
    expect(await found('red', { favorite: true })).toEqual([1])
    expect(await found('red', { favorite: false })).toEqual([0, 2])
    expect(await found('snow* fox', { favorite: false })).toEqual([0])
    expect(
      await found('red', {
        favorite: true,
        model: 'one/odd',
        from: '2020-01-01T00:00:00Z',
        to: '2099-01-01T00:00:00Z',
      }),
    ).toEqual([1])
    expect(await found('red', { from: '2099-01-01T00:00:00Z' })).toEqual([])
    expect(await found('red', { to: '2020-01-01T00:00:00Z' })).toEqual([])
  })

  test('finds titles too, as they are now', async () => {
    const {
      body: {
        items: [image],
      },
    } = await my.studio.call(listImages, { querystring: { q: 'fox' } })
    const id = image?.id ?? ''
    await my.studio.call(updateImage, { params: { id }, body: { title: 'Reineke at night' } })
    expect(await found('reineke')).toEqual([0])
    expect(await found('fox reineke')).toEqual([0])
    await my.studio.call(updateImage, { params: { id }, body: { title: null } })
    expect(await found('reineke')).toEqual([])
    expect(await found('fox')).toEqual([0])
  })

  test('can be paged through in both orders', async () => {
    for (const order of ['newest', 'oldest'] as const) {
      const seen: string[] = []
      for (let cursor: string | undefined; ;) {
        const { body } = await my.studio.call(listImages, {
          querystring: { q: 'red', order, limit: 1, ...(cursor !== undefined && { cursor }) },
        })
        seen.push(...body.items.map(image => image.prompt))
        if (body.nextCursor === null) break
        cursor = body.nextCursor
      }
      expect(seen.map(prompt => PROMPTS.indexOf(prompt))).toEqual(order === 'oldest' ? [0, 1, 2] : [2, 1, 0])
    }
  })

  test('of spaces is no search, and of more than 200 characters is refused', async () => {
    expect(await found('  ')).toHaveLength(PROMPTS.length)
    expect(await found('')).toHaveLength(PROMPTS.length)
    expect(await my.studio.refused(listImages, { querystring: { q: 'x'.repeat(201) } })).toMatchObject({
      status: 400,
      errors: [{ path: '/query/q' }],
    })
  })
})
