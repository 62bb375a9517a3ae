import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  archiveImages,
  createGeneration,
  getGeneration,
  inspectImage,
  removeGeneration,
  removeImage,
  retryGeneration,
  type Generation,
  type Image,
  type InspectedFile,
  type NewVariation,
} from '@atelier/contracts'
import { readSourceMark } from '@atelier/imaging'
import { makePng } from '@atelier/imaging/testing'
import { ProviderError } from '@atelier/providers'
import { beforeAll, expect, test } from 'vitest'
import { PAINTER, teachPainter, type Painter } from '../../testing/painter.ts'
import { describeStudio, storedFiles } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'
import { unzip } from '../../testing/unzip.ts'
import { importPicture, postFiles, postFilesTo } from '../../testing/upload.ts'
import { sendUpload } from './testing/uploads.ts'

describeStudio('what began with a picture', {}, my => {
  let painter: Painter
  beforeAll(() => {
    painter = teachPainter(my.studio)
  })
  const make = async (body: NewVariation): Promise<Generation> =>
    (await my.studio.call(createGeneration, { body: { model: PAINTER, ...body } }, { prefer: 'wait=25' })).body
  const bytesOf = async (path: string) => Buffer.from(await (await my.studio.request(path)).arrayBuffer())
  const finished = (id: string) =>
    until(
      async () => {
        const { body } = await my.studio.call(getGeneration, { params: { id } })
        return body.finishedAt !== null && body
      },
      { within: 20_000, what: 'the end of a generation' },
    )

  test('is tried again with the same start, after the upload was taken back', async () => {
    const { paint } = painter.script
    painter.script.paint = async () => Promise.reject(new ProviderError('provider.failed', 'It gave up.'))
    const { id: uploadId } = await sendUpload(my.studio, makePng({ width: 72, height: 72, seed: 1 }))
    const failed = await make({ prompt: 'twice', inputs: { image: { uploadId } } })
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'provider.failed' } })
    painter.script.paint = paint
    await my.studio.request(`/api/v1/uploads/${uploadId}`, { method: 'DELETE' })
    await my.studio.call(retryGeneration, { params: { id: failed.id } })
    expect(await finished(failed.id)).toMatchObject({ status: 'succeeded', inputs: failed.inputs })
  })

  test('fails with a sentence where the file of its start is gone', async () => {
    const upload = await sendUpload(my.studio, makePng({ width: 72, height: 72, seed: 2 }))
    const [file] = (await storedFiles(my.studio)).filter(name => name.includes(upload.id))
    await rm(join(my.studio.dataDir, 'storage', file ?? ''))
    expect(await make({ prompt: 'of nothing', inputs: { image: { uploadId: upload.id } } })).toMatchObject({
      status: 'failed',
      error: { code: 'generation.start_missing', message: expect.stringContaining('missing from the storage') },
    })
    expect(await my.studio.request(`/api/v1/uploads/${upload.id}/file`)).toMatchObject({ status: 404 })
  })

  test('keeps its start with the last picture of it, and loses it with that', async () => {
    const upload = await sendUpload(my.studio, makePng({ width: 72, height: 72, seed: 3 }))
    const made = await make({ prompt: 'the last', inputs: { image: { uploadId: upload.id } } })
    await my.studio.call(removeGeneration, { params: { id: made.id } })
    const [image] = made.images
    await my.studio.request(`/api/v1/uploads/${upload.id}`, { method: 'DELETE' })
    expect(await bytesOf(image?.inputs[0]?.url ?? '')).toHaveLength(upload.sizeBytes)
    await my.studio.call(removeImage, { params: { id: image?.id ?? '' }, querystring: { permanent: true } })
    await my.studio.request(`/api/v1/uploads/${upload.id}`, { method: 'DELETE' })
    expect(await my.studio.request(`/api/v1/uploads/${upload.id}/file`)).toMatchObject({ status: 404 })
  })

  test('says in its file how it was made, and tells it again when that is imported', async () => {
    const start = await importPicture(my.studio, { prompt: 'told' }, { width: 96, height: 64 })
    const made = await make({
      prompt: 'told again',
      inputs: { image: { imageId: start.id } },
      strength: 0.3,
      sampler: 'DPM++ 2M',
      scheduler: 'Karras',
      loras: [{ name: 'film', weight: 0.5 }],
      options: { clipSkip: 2 },
    })
    const [image] = made.images
    // A trained model made the start, so what came of it is marked as made from that.
    expect(readSourceMark(await bytesOf(image?.urls.file ?? ''))).toBe('composite')
    const converted = await bytesOf(`${image?.urls.file}?format=jpeg&recipe=true`)
    const inspected = (await (await postFilesTo(inspectImage.url, my.studio, converted)).json()) as InspectedFile
    expect(inspected.recipe).toMatchObject({ task: 'image-to-image', details: image?.recipe })
    const again = (await (await postFiles(my.studio, converted)).json()) as Image
    expect(again).toMatchObject({ task: 'image-to-image', sampler: 'DPM++ 2M', inputs: [], recipe: image?.recipe })

    const body = { ids: [image?.id ?? ''] }
    const zip = await my.studio.request(archiveImages.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const recipes = unzip(Buffer.from(await zip.arrayBuffer())).get('recipes.json')
    expect(JSON.parse(recipes?.toString() ?? '')).toMatchObject({
      images: [{ inputs: image?.inputs, recipe: image?.recipe }],
    })
  })

  test('a photo that was only enlarged is marked as that, and not as made by a machine', async () => {
    const photo = await sendUpload(my.studio, makePng({ width: 72, height: 72, seed: 4 }))
    const made = await make({ inputs: { image: { uploadId: photo.id } }, scale: 2 })
    expect(readSourceMark(await bytesOf(made.images[0]?.urls.file ?? ''))).toBe('enhanced')
  })
})
