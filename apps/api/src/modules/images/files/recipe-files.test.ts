import { getImageFile, IMAGE_FORMATS, type Image } from '@atelier/contracts'
import { probe, readRecipe, writeRecipe, type Recipe } from '@atelier/imaging'
import { makeJpeg, makePng, makeWebp } from '@atelier/imaging/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { describeStudio, storedFiles } from '../../../testing/suite.ts'
import { postFiles } from '../../../testing/upload.ts'

const PROMPT = 'a 灯塔 that nobody else thought of'
const RECIPE: Recipe = {
  prompt: PROMPT,
  negativePrompt: null,
  typed: { prompt: `{${PROMPT}|b}`, negativePrompt: null, styles: ['Öl & Wasser'] },
  model: 'a/model',
  provider: 'huggingface',
  seed: 7,
  steps: 4,
  guidance: 2,
  sampler: 'Euler a',
  width: 48,
  height: 32,
}
const TRAINED = 'digitalsourcetype/trainedAlgorithmicMedia'

const spellings = [PROMPT, Buffer.from(PROMPT, 'utf16le'), Buffer.from(PROMPT, 'utf16le').swap16()]
/** As every carrier of a recipe spells it; a compressed text would not be found, and none of ours is. */
const tellsOf = (bytes: Buffer) => spellings.some(spelling => bytes.includes(spelling))

const originals = {
  png: async () => makePng({ width: 48, height: 32 }),
  jpeg: () => makeJpeg({ width: 48, height: 32 }),
  webp: () => makeWebp({ width: 48, height: 32 }),
}

describeStudio('a file with or without its recipe', {}, my => {
  const images = new Map<string, Image>()
  let photo: Image
  beforeAll(async () => {
    for (const [format, make] of Object.entries(originals)) {
      images.set(
        format,
        (await (await postFiles(my.studio, writeRecipe(await make(), RECIPE, 'trained'))).json()) as Image,
      )
    }
    photo = (await (await postFiles(my.studio, await makeJpeg({ width: 64, height: 48 }))).json()) as Image
  })
  async function file(image: Image | undefined, query: string, headers: Record<string, string> = {}) {
    const response = await my.studio.request(`${image?.urls.file}${query}`, { headers })
    return { response, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  describe.each(Object.keys(originals))('stored as %s', stored => {
    test('is the stored file with it, and with nothing of it where that is asked for', async () => {
      const image = images.get(stored)
      expect((await file(image, '?recipe=true')).headers.get('etag')).toBe(`"${image?.sha256}"`)
      const { bytes, headers } = await file(image, '?recipe=false')
      expect(tellsOf(bytes)).toBe(false)
      expect(bytes.includes('a/model')).toBe(false)
      expect(readRecipe(bytes)).toBeUndefined()
      expect(probe(bytes)).toMatchObject({ mimeType: `image/${stored}`, width: 48, height: 32 })
      expect(headers.get('content-type')).toBe(`image/${stored}`)
    })

    test.each(IMAGE_FORMATS)('bears it as %s only where it is asked for', async format => {
      const image = images.get(stored)
      const { bytes } = await file(image, `?format=${format}&recipe=true`)
      expect(tellsOf(bytes)).toBe(true)
      expect(bytes.includes(TRAINED)).toBe(true)
      // AVIF is not taken in, so nothing reads it here; the test of `renderWithRecipe` does.
      expect(readRecipe(bytes)).toEqual(format === 'avif' ? undefined : { source: 'atelier', recipe: RECIPE })
      const none = await file(image, `?format=${format}&recipe=false`)
      expect(tellsOf(none.bytes)).toBe(false)
    })
  })

  test('is made once, kept, and validated by a tag of its own', async () => {
    const image = images.get('png')
    const queries = ['', '?recipe=false', '?format=webp', '?format=webp&recipe=true', '?format=jpeg&recipe=true']
    const first = await Promise.all(queries.map(query => file(image, query)))
    const tags = first.map(({ headers }) => headers.get('etag') ?? '')
    expect(new Set(tags).size).toBe(queries.length)
    for (const [at, query] of queries.entries()) {
      const again = await file(image, query, { 'if-none-match': tags[at] ?? '' })
      // Stars and tags, which go along with a recipe, may be others the next time.
      const caching = query.includes('recipe=true') ? 'private, no-cache' : 'private, max-age=31536000, immutable'
      expect([again.response.status, again.headers.get('cache-control')]).toEqual([304, caching])
      expect((await file(image, query)).bytes.equals(first[at]?.bytes ?? Buffer.alloc(0))).toBe(true)
    }
    const renditions = (await storedFiles(my.studio)).filter(
      name => name.includes('renditions/') && name.includes(image?.id ?? '?'),
    )
    for (const ending of ['bare.png', 'full.webp', 'recipe.webp', 'recipe.jpeg'])
      expect(renditions.filter(name => name.endsWith(`-${ending}`))).toHaveLength(1)
    expect(await file(image, '?format=webp&recipe=false').then(({ headers }) => headers.get('etag'))).toBe(tags[2])
  })

  test('is downloaded under the name of its kind', async () => {
    const nameOf = async (query: string) =>
      (await file(images.get('jpeg'), `?download=true${query}`)).headers.get('content-disposition')
    expect(await nameOf('')).toMatch(/that-nobody-else-thought-of-[0-9a-f]{12}\.jpg"$/)
    expect(await nameOf('&recipe=false')).toMatch(/filename="image-[0-9a-f]{12}\.jpg"$/)
    expect(await nameOf('&format=webp&recipe=false')).toMatch(/filename="image-[0-9a-f]{12}\.webp"$/)
    expect(await nameOf('&format=avif&recipe=true')).toMatch(/-[0-9a-f]{12}\.avif"$/)
  })

  test('that tells nothing of how it was made is not said to be made by a machine', async () => {
    for (const format of IMAGE_FORMATS) {
      const { response, bytes } = await file(photo, `?format=${format}&recipe=true`)
      expect([response.status, bytes.includes('digitalsourcetype'), bytes.includes('Atelier')]).toEqual([
        200,
        false,
        false,
      ])
    }
  })

  test('is refused in a smaller size with it, and given without it', async () => {
    const refused = await my.studio.refused(getImageFile, {
      params: { id: photo.id },
      querystring: { width: 160, recipe: true },
    })
    expect(refused).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: '/query/recipe' }] })
    expect((await file(images.get('png'), '?width=160&recipe=false')).headers.get('etag')).toBe(
      (await file(images.get('png'), '?width=160')).headers.get('etag'),
    )
    expect(
      await my.studio.refused(getImageFile, { params: { id: photo.id }, querystring: { recipe: 'please' } }),
    ).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: '/query/recipe' }] })
  })

  test('of more text than a JPEG holds is refused as JPEG, and given as PNG', async () => {
    const long = { ...RECIPE, prompt: '灯'.repeat(20_000), negativePrompt: '塔'.repeat(20_000) }
    const image = (await (
      await postFiles(my.studio, writeRecipe(await originals.webp(), long, 'trained'))
    ).json()) as Image
    expect(
      await my.studio.refused(getImageFile, {
        params: { id: image.id },
        querystring: { format: 'jpeg', recipe: true },
      }),
    ).toMatchObject({ status: 422, code: 'image.recipe_too_long' })
    expect(readRecipe((await file(image, '?format=png&recipe=true')).bytes)?.recipe.negativePrompt).toBe(
      long.negativePrompt,
    )
  })

  test('of a sketch bears the mark of an algorithm in every format', async () => {
    const {
      images: [made],
    } = await my.generate({ prompt: PROMPT, model: 'atelier/sketch', width: 256, height: 256 })
    for (const format of IMAGE_FORMATS) {
      const { bytes } = await file(made, `?format=${format}&recipe=true`)
      expect([tellsOf(bytes), bytes.includes('digitalsourcetype/algorithmicMedia')]).toEqual([true, true])
    }
    expect(tellsOf((await file(made, '?recipe=false')).bytes)).toBe(false)
  })

  test('keeps the mark of its file when nobody knows its provider any more', async () => {
    const recipe = { ...RECIPE, provider: 'gone' }
    const posted = await postFiles(my.studio, writeRecipe(makePng({ width: 40, height: 40 }), recipe, 'algorithmic'))
    const { bytes } = await file((await posted.json()) as Image, '?format=webp&recipe=true')
    expect(bytes.includes('digitalsourcetype/algorithmicMedia')).toBe(true)
  })
})
