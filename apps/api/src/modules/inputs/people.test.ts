import type { Collection, Generation, Image, Upload } from '@atelier/contracts'
import { makeHalfMask, makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { askingIn, person } from '../../testing/asking.ts'
import { PAINTER, teachPainter } from '../../testing/painter.ts'
import { describeStudio, storedFiles } from '../../testing/suite.ts'

const ANA = person('a')
const BEN = person('b')
const EVA = person('e')
const ADMIN = person('c', 'admin')
const VIEWER = person('d', 'viewer')

describeStudio('what people begin with', {}, my => {
  const { ask, refusal, importFile } = askingIn(my)
  beforeAll(() => {
    teachPainter(my.studio)
  })
  const upload = (who: typeof ANA, seed: number) =>
    ask<Upload>(who, 'createUpload', { file: makePng({ width: 80, height: 80, seed }) })
  const begin = (inputs: object, more: object = {}) => ({
    model: PAINTER,
    prompt: 'begun',
    inputs,
    waitMs: 25_000,
    ...more,
  })
  const make = (who: typeof ANA, inputs: object, more?: object) =>
    ask<Generation>(who, 'createGeneration', begin(inputs, more))

  test('is theirs alone: another neither sees, takes back nor begins with what they sent', async () => {
    const { id } = await upload(ANA, 1)
    for (const who of [BEN, VIEWER]) expect(await refusal(who, 'getUploadFile', { id })).toBe('upload.not_found')
    expect(await refusal(BEN, 'removeUpload', { id })).toBe('upload.not_found')
    for (const inputs of [{ image: { uploadId: id } }, { references: [{ uploadId: id }] }])
      expect(await refusal(BEN, 'createGeneration', begin(inputs))).toBe('generation.input_not_found')
    expect(await refusal(ANA, 'getUploadFile', { id })).toBe('given')
  })

  test('is no image of others that they do not see, until it is lent', async () => {
    const image = await importFile(ANA, 64)
    const inputs = { image: { imageId: image.id } }
    expect(await refusal(BEN, 'createGeneration', begin(inputs))).toBe('generation.input_not_found')
    const { id: collection } = await ask<Collection>(ANA, 'createCollection', { name: 'lent', imageIds: [image.id] })
    await ask(ANA, 'setCollectionPeople', { id: collection, people: [{ userId: BEN.id, may: 'look' }] })
    const made = await make(BEN, inputs)
    expect(made).toMatchObject({ status: 'succeeded', parentId: image.id, inputs: [{ imageId: image.id }] })
    const [input] = made.inputs
    expect(await refusal(BEN, 'getUploadFile', { id: input?.id })).toBe('given')

    // Lent no more: what was begun goes on, and its start is not shown to them any longer.
    await ask(ANA, 'setCollectionPeople', { id: collection, people: [] })
    expect(await refusal(BEN, 'getUploadFile', { id: input?.id })).toBe('upload.not_found')
    expect(await refusal(BEN, 'createGeneration', begin({ image: { uploadId: input?.id } }))).toBe(
      'generation.input_not_found',
    )
    // Nor when it is gone for good; then it is its owner's alone.
    await ask(ANA, 'removeImage', { id: image.id, permanent: true })
    expect(await refusal(BEN, 'getUploadFile', { id: input?.id })).toBe('upload.not_found')
    expect(await refusal(ANA, 'getUploadFile', { id: input?.id })).toBe('given')
    expect(await ask<Generation>(BEN, 'getGeneration', { id: made.id })).toMatchObject({ inputs: made.inputs })
  })

  test('is not seen with a picture that is shared', async () => {
    const [start, mask] = [
      await upload(ANA, 2),
      await ask<Upload>(ANA, 'createUpload', { file: await makeHalfMask(80, 80) }),
    ]
    const made = await make(ANA, { image: { uploadId: start.id }, mask: { uploadId: mask.id } })
    const [image] = made.images
    await ask(ANA, 'updateImage', { id: image?.id, shared: true })
    const seen = await ask<Image>(BEN, 'getImage', { id: image?.id })
    expect(seen.inputs).toHaveLength(2)
    for (const { id } of seen.inputs) {
      expect(await refusal(BEN, 'getUploadFile', { id })).toBe('upload.not_found')
      expect(await refusal(BEN, 'createGeneration', begin({ image: { uploadId: id } }))).toBe(
        'generation.input_not_found',
      )
    }
  })

  test('is bounded where nothing comes of it', async () => {
    for (let sent = 0; sent < 200; sent += 1) await upload(EVA, sent)
    const more = { file: makePng({ width: 80, height: 80, seed: 900 }) }
    await expect(ask(EVA, 'createUpload', more)).rejects.toMatchObject({
      status: 429,
      code: 'quota.exceeded',
      message: 'You have sent 200 pictures that nothing was begun with. Use some, or delete them.',
    })
    expect(await refusal(BEN, 'createUpload', more)).toBe('given')
    await my.studio.deps.belongings.remove(EVA.id)
    expect(await refusal(EVA, 'createUpload', more)).toBe('given')
  })

  test('is the next one’s when they go, or gone with them but for what others began with', async () => {
    const [from, to] = [person('1'), person('2')]
    const sent = await upload(from, 5)
    const made = await make(from, { image: { uploadId: sent.id } })
    await my.studio.deps.belongings.handOver(from.id, to.id)
    expect(await refusal(from, 'getUploadFile', { id: sent.id })).toBe('upload.not_found')
    expect(await refusal(to, 'getUploadFile', { id: sent.id })).toBe('given')
    expect(await ask<Generation>(to, 'getGeneration', { id: made.id })).toMatchObject({ inputs: [{ id: sent.id }] })

    const shared = await importFile(to, 71)
    await ask(to, 'updateImage', { id: shared.id, shared: true })
    const others = await make(BEN, { image: { imageId: shared.id } })
    const files = await storedFiles(my.studio)
    await my.studio.deps.belongings.remove(to.id)
    expect(await refusal(ADMIN, 'getUploadFile', { id: sent.id })).toBe('upload.not_found')
    expect(await ask<Generation>(BEN, 'getGeneration', { id: others.id })).toMatchObject({ status: 'succeeded' })
    expect(await refusal(ADMIN, 'getUploadFile', { id: others.inputs[0]?.id })).toBe('given')
    const left = await storedFiles(my.studio)
    expect(left.filter(file => file.startsWith('inputs/'))).toHaveLength(
      files.filter(file => file.startsWith('inputs/')).length - 1,
    )
  })
})
