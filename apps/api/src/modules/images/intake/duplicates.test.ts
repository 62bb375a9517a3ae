import {
  findKnownImages,
  getImageStats,
  removeImage,
  type Image,
  type InspectedFile,
  type Problem,
} from '@atelier/contracts'
import { writeRecipe, type Recipe } from '@atelier/imaging'
import { makeAnimatedPng, makeBomb, makePng, makePngWithoutPixels, NOT_TAKEN, truncate } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { describeStudio, describeStudioOnSqlite, storedFiles } from '../../../testing/suite.ts'
import { importPicture, postFiles, postFilesTo } from '../../../testing/upload.ts'

const RECIPE: Recipe = {
  prompt: 'a windmill',
  negativePrompt: 'fog',
  typed: null,
  model: 'author/model',
  provider: 'sketch',
  seed: 9,
  steps: 12,
  guidance: 4.5,
  sampler: 'Euler a',
  width: 48,
  height: 32,
}
const UNKNOWN = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

describeStudio('a file that is there already', {}, my => {
  const total = async () => (await my.studio.call(getImageStats, { querystring: {} })).body.total
  const originals = async () => (await storedFiles(my.studio)).filter(file => file.startsWith('images/')).length
  const importing = async (bytes: Uint8Array) => {
    const response = await postFiles(my.studio, bytes)
    return { status: response.status, image: (await response.json()) as Image }
  }

  test('is not kept twice, and answered with the image that it is', async () => {
    const bytes = makePng({ seed: 77 })
    const first = await importing(bytes)
    const before = [await total(), await originals()]
    const second = await importing(bytes)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.image).toEqual(first.image)
    expect([await total(), await originals()]).toEqual(before)
  })

  test('is known by the bytes that are kept: what lies behind the picture makes no difference', async () => {
    const bytes = makePng({ seed: 78 })
    const first = await importing(bytes)
    expect(await importing(Buffer.concat([bytes, Buffer.from('trailer')]))).toEqual({ status: 200, image: first.image })
  })

  test('is known in the trash, too, and stays there', async () => {
    const bytes = makePng({ seed: 79 })
    const { image } = await importing(bytes)
    await my.studio.call(removeImage, { params: { id: image.id }, querystring: {} })
    const again = await importing(bytes)
    expect(again).toMatchObject({ status: 200, image: { id: image.id } })
    expect(again.image.trashedAt).not.toBeNull()
    expect((await my.studio.call(findKnownImages, { body: { sha256: [image.sha256] } })).body.known).toEqual([
      { sha256: image.sha256, imageId: image.id, trashed: true },
    ])
  })

  test('is new again after it was deleted for good', async () => {
    const bytes = makePng({ seed: 80 })
    const { image } = await importing(bytes)
    await my.studio.call(removeImage, { params: { id: image.id }, querystring: { permanent: true } })
    const again = await importing(bytes)
    expect(again.status).toBe(201)
    expect(again.image.id).not.toBe(image.id)
  })

  test('and comes many times at once is one image and one file', async () => {
    const before = [await total(), await originals()]
    const answers = await Promise.all(Array.from({ length: 8 }, () => importing(makePng({ seed: 81 }))))
    expect(new Set(answers.map(({ image }) => image.id)).size).toBe(1)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect([await total(), await originals()]).toEqual(before.map(count => count + 1))
  })

  test('was made here: its own download is known', async () => {
    const {
      images: [made],
    } = await my.generate({ prompt: 'made here and back again', width: 256, height: 256 })
    const file = await my.studio.request(made?.urls.file ?? '')
    expect(await importing(new Uint8Array(await file.arrayBuffer()))).toEqual({ status: 200, image: made })
  })

  test('is found among many hashes, one image for each', async () => {
    const [one, two] = [await importPicture(my.studio), await importPicture(my.studio)]
    const many = Array.from({ length: 497 }, (_, n) => n.toString(16).padStart(64, '0'))
    const { known } = (
      await my.studio.call(findKnownImages, { body: { sha256: [one.sha256, UNKNOWN, two.sha256, ...many] } })
    ).body
    expect(known.toSorted((a, b) => a.imageId.localeCompare(b.imageId))).toEqual(
      [one, two].map(({ sha256, id }) => ({ sha256, imageId: id, trashed: false })),
    )
  })

  test('is asked for in a list of 1 to 500 different hashes', async () => {
    const hashes = (count: number) => Array.from({ length: count }, (_, n) => n.toString(16).padStart(64, '0'))
    for (const sha256 of [
      [],
      hashes(501),
      [UNKNOWN, UNKNOWN],
      ['x'],
      [UNKNOWN.toUpperCase()],
      [`${UNKNOWN}0`],
      [7],
      'all',
      null,
    ]) {
      expect(await my.studio.refused(findKnownImages, { body: { sha256 } })).toMatchObject({
        status: 400,
        code: 'request.invalid',
      })
    }
    expect((await my.studio.call(findKnownImages, { body: { sha256: hashes(500) } })).body.known).toEqual([])
  })
})

describeStudio('an inspection', {}, my => {
  const inspecting = async (bytes: Uint8Array) => {
    const response = await postFilesTo('/api/v1/images/inspect', my.studio, bytes)
    expect(response.status).toBe(200)
    return (await response.json()) as InspectedFile
  }

  test('shows the recipe and its tool, and keeps nothing', async () => {
    const before = [(await my.studio.call(getImageStats, { querystring: {} })).body, await storedFiles(my.studio)]
    const bytes = writeRecipe(makePng({ seed: 90 }), RECIPE, 'trained')
    const file = await inspecting(bytes)
    expect(file).toMatchObject({
      mimeType: 'image/png',
      width: 48,
      height: 32,
      sizeBytes: bytes.byteLength,
      tool: 'atelier',
      duplicateOf: null,
    })
    expect(file.recipe).toEqual({
      prompt: 'a windmill',
      negativePrompt: 'fog',
      typed: null,
      model: 'author/model',
      seed: 9,
      steps: 12,
      guidance: 4.5,
      sampler: 'Euler a',
      task: null,
      details: null,
      servedInstead: [],
    })
    expect([(await my.studio.call(getImageStats, { querystring: {} })).body, await storedFiles(my.studio)]).toEqual(
      before,
    )
  })

  test('shows what the import then keeps', async () => {
    const text =
      'a castle\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 123456789, Size: 48x32, Model: some-checkpoint'
    const bytes = makePng({ chunks: [['tEXt', Buffer.from(`parameters\0${text}`, 'latin1')]] })
    const { tool, recipe, sha256 } = await inspecting(bytes)
    const image = (await (await postFiles(my.studio, bytes)).json()) as Image
    expect(tool).toBe('a1111')
    expect(image).toMatchObject({
      sha256,
      prompt: recipe?.prompt,
      negativePrompt: recipe?.negativePrompt,
      model: recipe?.model,
      seed: recipe?.seed,
      steps: recipe?.steps,
      guidance: recipe?.guidance,
    })
  })

  test('says where there is no recipe, and where the file is there already', async () => {
    const bytes = makePng({ seed: 91 })
    expect(await inspecting(bytes)).toMatchObject({ tool: null, recipe: null, duplicateOf: null })
    const image = (await (await postFiles(my.studio, bytes)).json()) as Image
    expect((await inspecting(bytes)).duplicateOf).toEqual(image)
  })
})

describeStudioOnSqlite('an inspection refuses', { config: { maxImageMb: 1 } }, my => {
  const refused = async (...files: readonly Uint8Array[]) => {
    const [inspected, imported] = [
      await postFilesTo('/api/v1/images/inspect', my.studio, ...files),
      await postFiles(my.studio, ...files),
    ]
    const [problem, other] = [(await inspected.json()) as Problem, (await imported.json()) as Problem]
    expect([problem.status, problem.code, problem.detail]).toEqual([other.status, other.code, other.detail])
    return problem
  }

  test.each<[string, () => Uint8Array]>([
    ['an empty file', () => new Uint8Array()],
    ['an animation', makeAnimatedPng],
    ['a bomb', makeBomb],
    ['half a picture', () => truncate(makePng())],
    ['a picture without pixels', makePngWithoutPixels],
    ...Object.entries(NOT_TAKEN).map(([kind, bytes]): [string, () => Uint8Array] => [kind, () => bytes]),
  ])('%s as the import does', async (_, make) => {
    expect(await refused(make())).toMatchObject({ status: 422, code: 'image.rejected' })
  })

  test('what is too large, more than one file, none, and what is no form', async () => {
    expect(await refused(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ status: 413, code: 'image.too_large' })
    expect(await refused(makePng({ seed: 1 }), makePng({ seed: 2 }))).toMatchObject({
      status: 400,
      code: 'image.more_than_one_file',
    })
    expect(await refused()).toMatchObject({ status: 400 })
    const plain = await my.studio.request('/api/v1/images/inspect', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect([plain.status, ((await plain.json()) as Problem).code]).toEqual([415, 'request.unsupported_media_type'])
  })
})
