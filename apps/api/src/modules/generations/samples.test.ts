import { listModelSamples, removeImage, updateImage } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'

describeStudio('the sample of a model', {}, my => {
  const SKETCH = 'atelier/sketch'
  const read = async () => (await my.studio.call(listModelSamples, {})).body.items
  const make = async (prompt: string, model: string, count = 1) =>
    (await my.generate({ prompt, model, width: 256, height: 256, count })).images

  test('is the newest picture that it made here, and of a model that made none there is none', async () => {
    expect(await read()).toEqual([])
    const [older] = await make('an older mill', SKETCH)
    const [first] = await make('two mills', SKETCH, 2)
    const [other] = await make('a mill of another', 'black-forest-labs/FLUX.1-schnell')
    if (!older || !first || !other) throw new Error('a picture is missing')
    const shown = async () => (await read()).map(({ model, image }) => [model, image.id])
    expect(await shown()).toEqual([
      [SKETCH, first.id],
      ['black-forest-labs/FLUX.1-schnell', other.id],
    ])
    // As the gallery has it.
    await my.studio.call(updateImage, { params: { id: first.id }, body: { title: 'Mills' } })
    expect((await read())[0]?.image).toMatchObject({ title: 'Mills', trashedAt: null })
  })

  test('is not one that was thrown away', async () => {
    const [kept] = await make('a kept mill', SKETCH)
    const [gone] = await make('a mill for the trash', SKETCH)
    if (!kept || !gone) throw new Error('a picture is missing')
    await my.studio.call(removeImage, { params: { id: gone.id }, querystring: {} })
    expect((await read()).find(({ model }) => model === SKETCH)?.image.id).toBe(kept.id)
  })
})
