import { getImage, IMAGE_FORMATS, type Image, type InspectedFile } from '@atelier/contracts'
import { readRecipe, writeRecipe, type Recipe } from '@atelier/imaging'
import { makeJpeg, makePng, makeWebp, NO_RECIPE } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { describeStudio } from '../../../testing/suite.ts'
import { unzip } from '../../../testing/unzip.ts'
import { postFiles, postFilesTo } from '../../../testing/upload.ts'

const servedInstead = [
  { engine: 'sketch', code: 'provider.unavailable' },
  { engine: 'far-away', code: 'provider.model_gone' },
]
const RECIPE: Recipe = {
  ...NO_RECIPE,
  prompt: 'a stork that another engine made',
  model: 'a/model',
  provider: 'huggingface',
  seed: 7,
  steps: 4,
  guidance: 2,
  servedInstead,
}

const originals = {
  png: async () => makePng({ width: 48, height: 32 }),
  jpeg: () => makeJpeg({ width: 48, height: 32 }),
  webp: () => makeWebp({ width: 48, height: 32 }),
}

describeStudio('a file that says who could not make its picture', {}, my => {
  const importing = async (bytes: Uint8Array) => {
    const response = await postFiles(my.studio, bytes)
    expect(response.status).toBe(201)
    return (await response.json()) as Image
  }
  const file = async ({ urls }: Image, query: string) =>
    Buffer.from(await (await my.studio.request(`${urls.file}${query}`)).arrayBuffer())
  const inspected = async (bytes: Uint8Array) =>
    (await (await postFilesTo('/api/v1/images/inspect', my.studio, bytes)).json()) as InspectedFile

  test.each(Object.entries(originals))('is imported with it as %s, and passes it on', async (_, make) => {
    const bytes = writeRecipe(await make(), RECIPE, 'trained')
    expect((await inspected(bytes)).recipe).toMatchObject({ servedInstead })
    const { id } = await importing(bytes)
    const image = (await my.studio.call(getImage, { params: { id } })).body
    expect(image).toMatchObject({ provider: null, servedInstead })

    for (const format of IMAGE_FORMATS) {
      const converted = await file(image, `?format=${format}&recipe=true`)
      expect(converted.includes('provider.model_gone')).toBe(true)
      // AVIF is not taken in, so nothing reads it here.
      expect(readRecipe(converted)?.recipe).toEqual(format === 'avif' ? undefined : RECIPE)
    }
    expect(readRecipe(await file(image, '?download=true&recipe=true'))?.recipe).toEqual(RECIPE)
    for (const query of ['?recipe=false', '?format=avif', '?format=jpeg&recipe=false'])
      expect((await file(image, query)).includes('provider.model_gone')).toBe(false)

    const response = await my.studio.request('/api/v1/images/archive', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [id] }),
    })
    const files = unzip(Buffer.from(await response.arrayBuffer()))
    expect(readRecipe(files.get(image.filename) ?? Buffer.alloc(0))?.recipe).toEqual(RECIPE)
    expect(JSON.parse(files.get('recipes.json')?.toString() ?? '')).toMatchObject({ images: [{ servedInstead }] })
  })

  test('is taken where its words make no sense, without them', async () => {
    const text =
      'a stork by night\nSteps: 4, Seed: 1, Served instead of: "<b>x</b>: y, sketch: provider.auth", Generator: Atelier'
    const bytes = makePng({ chunks: [['tEXt', Buffer.from(`parameters\0${text}`, 'latin1')]] })
    expect((await importing(bytes)).servedInstead).toEqual([{ engine: 'sketch', code: 'provider.auth' }])
    expect((await inspected(makePng({ seed: 3 }))).recipe).toBeNull()
    const first = writeRecipe(makePng({ seed: 4 }), { ...RECIPE, servedInstead: [] }, 'trained')
    expect((await inspected(first)).recipe).toMatchObject({ servedInstead: [] })
    expect((await importing(first)).servedInstead).toEqual([])
  })
})
