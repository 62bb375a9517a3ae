import { createGeneration, getImage, type Generation, type NewVariation } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { PAINTER, teachPainter, type Painter } from '../../testing/painter.ts'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'
import { sendUpload } from './testing/uploads.ts'

describeStudio('a picture that begins with a picture', {}, my => {
  let painter: Painter
  beforeAll(() => {
    painter = teachPainter(my.studio)
  })
  const make = async (body: NewVariation): Promise<Generation> =>
    (await my.studio.call(createGeneration, { body: { model: PAINTER, ...body } }, { prefer: 'wait=25' })).body

  test('is made from an image of the studio, by its strength, and says where it came from', async () => {
    const start = await importPicture(my.studio, { prompt: 'a start' }, { width: 96, height: 64 })
    const made = await make({ prompt: 'in winter', inputs: { image: { imageId: start.id } }, strength: 0.4 })
    expect(made).toMatchObject({
      status: 'succeeded',
      task: 'image-to-image',
      parentId: start.id,
      relation: 'image-to-image',
      parameters: { width: 96, height: 64, strength: 0.4, scale: null, extend: null, sampler: null, loras: [] },
      inputs: [{ role: 'image', imageId: start.id, sha256: start.sha256, width: 96, height: 64 }],
    })
    const [image] = made.images
    expect(image).toMatchObject({
      task: 'image-to-image',
      parentId: start.id,
      inputs: made.inputs,
      recipe: { strength: 0.4, blended: false },
    })
    expect((await my.studio.call(getImage, { params: { id: image?.id ?? '' } })).body).toEqual(image)
    const request = painter.requests.at(-1)
    expect(request).toMatchObject({ task: 'image-to-image', strength: 0.4, width: 96, height: 64, options: {} })
    if (request?.task !== 'image-to-image') throw new Error('another task')
    // Nothing but the picture leaves the studio.
    expect(Buffer.from(request.inputs.image?.bytes ?? []).includes('a start')).toBe(false)
  })

  test('is made from an upload, which then stays', async () => {
    const upload = await sendUpload(my.studio, makePng({ width: 80, height: 80, seed: 9 }))
    const made = await make({ prompt: 'from outside', inputs: { image: { uploadId: upload.id } } })
    expect(made).toMatchObject({
      status: 'succeeded',
      parentId: null,
      relation: null,
      parameters: { strength: 0.75 },
      inputs: [{ id: upload.id, role: 'image', imageId: null, sha256: upload.sha256 }],
    })
    const file = await my.studio.request(made.inputs[0]?.url ?? '')
    expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from(makePng({ width: 80, height: 80, seed: 9 })))
  })
})
