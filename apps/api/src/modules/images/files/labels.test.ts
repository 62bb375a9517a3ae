import { archiveImages, getImage, IMAGE_FORMATS, updateImage, type Image, type ImageChanges } from '@atelier/contracts'
import { readLabels, readRecipe, writeRecipe, type Recipe } from '@atelier/imaging'
import { bearers, LABELLED, makeJpeg, makePng, makeWebp, NO_RECIPE } from '@atelier/imaging/testing'
import { describe, expect, test } from 'vitest'
import { describeStudio, openSuite } from '../../../testing/suite.ts'
import type { Studio } from '../../../testing/studio.ts'
import { unzip } from '../../../testing/unzip.ts'
import { postFiles } from '../../../testing/upload.ts'

const RECIPE: Recipe = {
  ...NO_RECIPE,
  prompt: 'a starred fox',
  model: 'a/model',
  provider: 'huggingface',
  seed: 7,
  steps: 4,
  guidance: 2,
}
const LABELS = { rating: 4, tags: ['größe', 'red fox', '雪'] }
const makers = { png: async () => makePng({ seed: 3 }), jpeg: () => makeJpeg({ seed: 3 }), webp: () => makeWebp() }
const containers = Object.entries(makers)

const imported = async (studio: Studio, bytes: Uint8Array) => {
  const response = await postFiles(studio, bytes)
  expect([200, 201]).toContain(response.status)
  return (await response.json()) as Image
}

describeStudio('stars and tags in the file', {}, my => {
  const other = openSuite(undefined)

  const change = async ({ id }: Image, body: ImageChanges) =>
    (await my.studio.call(updateImage, { params: { id }, body })).body
  async function get({ urls }: Image, query = '', headers: Record<string, string> = {}) {
    const response = await my.studio.request(urls.file + query, { headers })
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  describe.each(containers)('of a picture stored as %s', (_, make) => {
    test('go along with its recipe into another studio, and the stored file stays as it is', async () => {
      const stored = Buffer.from(writeRecipe(await make(), RECIPE, 'trained'))
      const image = await change(await imported(my.studio, stored), LABELS)
      for (const query of ['?recipe=true', '?download=true', '?download=true&recipe=true']) {
        const { bytes } = await get(image, query)
        expect(readRecipe(bytes)).toEqual({ source: 'atelier', recipe: RECIPE })
        expect(await imported(other.studio, bytes)).toMatchObject({ ...LABELS, prompt: RECIPE.prompt, seed: 7 })
      }
      expect((await get(image)).bytes.equals(stored)).toBe(true)
      for (const query of ['?recipe=false', '?download=true&recipe=false', '?download=true&format=avif'])
        expect((await get(image, query)).bytes.includes('xmp:Rating')).toBe(false)
    })

    test.each(IMAGE_FORMATS)('go along as %s, whether anything tells how it was made or not', async format => {
      for (const stored of [writeRecipe(await make(), { ...RECIPE, seed: 8 }, 'trained'), await make()]) {
        const image = await change(await imported(my.studio, stored), LABELS)
        const { bytes } = await get(image, `?format=${format}&recipe=true`)
        expect([bytes.includes('<xmp:Rating>4</xmp:Rating>'), bytes.includes('<rdf:li>red fox</rdf:li>')]).toEqual([
          true,
          true,
        ])
        // AVIF is not taken in, so nothing reads it here.
        expect(readLabels(bytes)).toEqual(format === 'avif' ? { tags: [] } : LABELS)
        const unstarred = await change(image, { rating: 0, tags: [] })
        expect((await get(unstarred, `?format=${format}&recipe=true`)).bytes.includes('xmp:Rating')).toBe(false)
        expect((await get(image, `?format=${format}`)).bytes.includes('xmp:Rating')).toBe(false)
      }
    })
  })

  test('of a picture that was made here are in it where it is downloaded', async () => {
    const [made] = (await my.generate({ prompt: 'starred', model: 'atelier/sketch', width: 256, height: 256 })).images
    if (!made) throw new Error('nothing was made')
    expect((await get(made, '?download=true')).headers.get('etag')).toBe(`"${made.sha256}"`)
    const { bytes } = await get(await change(made, LABELS), '?download=true')
    expect(await imported(other.studio, bytes)).toMatchObject({ ...LABELS, prompt: 'starred', seed: made.seed })
  })

  test('are asked for again where they are in what is served, for they may be others', async () => {
    const image = await imported(my.studio, makePng({ seed: 40 }))
    const tags = new Set<string>()
    for (const changes of [{ rating: 0 }, { rating: 3 }, { tags: ['a'] }]) {
      await change(image, changes)
      const { headers, bytes } = await get(image, '?download=true')
      const etag = headers.get('etag') ?? ''
      expect([headers.get('cache-control'), headers.get('content-length')]).toEqual([
        'private, no-cache',
        String(bytes.byteLength),
      ])
      expect((await get(image, '?download=true', { 'if-none-match': etag })).status).toBe(304)
      const part = await get(image, '?download=true', { range: 'bytes=5-24' })
      expect(part.bytes.equals(bytes.subarray(5, 25))).toBe(true)
      tags.add(etag)
    }
    expect(tags.size).toBe(3)
    expect((await get(image)).headers.get('cache-control')).toMatch(/immutable/)
  })

  test('are in an archive with recipes, and in none without', async () => {
    const images = await Promise.all(
      containers.map(async ([, make]) =>
        change(await imported(my.studio, writeRecipe(await make(), { ...RECIPE, seed: 11 }, 'trained')), LABELS),
      ),
    )
    const archived = async (recipe: boolean) => {
      const response = await my.studio.request(archiveImages.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ids: images.map(({ id }) => id), recipe }),
      })
      return unzip(Buffer.from(await response.arrayBuffer()))
    }
    const files = await archived(true)
    for (const image of images) {
      const bytes = files.get(image.filename) ?? Buffer.alloc(0)
      expect([readLabels(bytes), readRecipe(bytes)?.recipe.seed]).toEqual([LABELS, 11])
    }
    expect(JSON.parse(String(files.get('recipes.json')))).toMatchObject({ images: images.map(() => LABELS) })
    for (const bytes of (await archived(false)).values()) expect(readLabels(bytes)).toEqual({ tags: [] })
  })

  describe.each(Object.entries(LABELLED))('that %s wrote', (_, { xmp, rating, tags, madeAt, others }) => {
    test.each(Object.entries(bearers))('are those of the image, and leave with it as a %s', async (_kind, bear) => {
      const stored = Buffer.from(await bear({ xmp }))
      const image = await imported(my.studio, stored)
      const small = tags.map(tag => tag.toLowerCase()).toSorted()
      expect(image).toMatchObject({ rating, tags: small, madeAt })
      expect((await my.studio.call(getImage, { params: { id: image.id } })).body).toEqual(image)
      expect((await get(image, '?download=true')).bytes.equals(stored)).toBe(true)

      await change(image, { rating: 5, tags: [...small, 'zebra'] })
      const more = (await get(image, '?download=true')).bytes
      expect(readLabels(more)).toEqual({ rating: 5, tags: [...tags, 'zebra'].toSorted() })
      for (const words of others) expect(more.includes(words)).toBe(true)

      await change(image, { rating: 0, tags: [] })
      const none = (await get(image, '?download=true')).bytes
      expect(readLabels(none).tags).toEqual([])
      for (const words of others) expect(none.includes(words)).toBe(true)
    })
  })

  test('that are no tags as they are become such, or none', async () => {
    const list = ['Smith, Jane', '"quoted"', 'x'.repeat(80), 'a\u0007b', ' ', 'FOX', 'fox']
    const xmp = `<rdf:RDF><rdf:Description xmp:Rating="7"><dc:subject><rdf:Bag>${list.map(tag => `<rdf:li>${tag}</rdf:li>`).join('')}</rdf:Bag></dc:subject></rdf:Description></rdf:RDF>`
    const image = await imported(my.studio, await bearers.PNG({ xmp }))
    expect(image).toMatchObject({ rating: 5, tags: ['fox', 'jane', 'quoted', 'smith'], madeAt: null })
  })

  test('for which a JPEG has no room stay outside of it', async () => {
    const xmp = `<rdf:RDF><rdf:Description><dc:title>${'w'.repeat(65_000)}</dc:title></rdf:Description></rdf:RDF>`
    const stored = Buffer.from(await bearers.JPEG({ xmp }))
    const image = await change(await imported(my.studio, stored), {
      tags: Array.from({ length: 50 }, (_, n) => `${n}`),
    })
    expect((await get(image, '?download=true')).bytes.equals(stored)).toBe(true)
  })
})
