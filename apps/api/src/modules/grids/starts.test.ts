import { archiveGrid, getGridSheet, type Grid } from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { PAINTER, teachPainter, type Painter } from '../../testing/painter.ts'
import { describeStudio } from '../../testing/suite.ts'
import { unzip } from '../../testing/unzip.ts'
import { importPicture } from '../../testing/upload.ts'
import { callsOf } from './testing/calls.ts'

describeStudio('a grid that begins with a picture', {}, my => {
  const { make, settled, refuse } = callsOf(my)
  let painter: Painter
  beforeAll(() => {
    painter = teachPainter(my.studio)
  })

  async function makeOne(): Promise<Grid> {
    const start = await importPicture(my.studio, { prompt: 'the start of a grid' }, { width: 96, height: 64 })
    const made = await make({
      base: { prompt: 'a grid from it', model: PAINTER, inputs: { image: { imageId: start.id } }, seed: 3 },
      axes: [
        { kind: 'strength', values: [0.2, 0.8] },
        { kind: 'sampler', values: ['Euler a', 'DPM++ 2M'] },
        { kind: 'scheduler', values: ['Karras'] },
      ],
    })
    return settled(made.id)
  }

  test('goes along strength, sampler and scheduler, each cell from the same start', async () => {
    const grid = await makeOne()
    expect(grid).toMatchObject({ status: 'succeeded', base: { inputs: { image: {} } } })
    expect(grid.items.map(({ image }) => [image?.recipe?.strength, image?.sampler, image?.recipe?.scheduler])).toEqual([
      [0.2, 'Euler a', 'Karras'],
      [0.2, 'DPM++ 2M', 'Karras'],
      [0.8, 'Euler a', 'Karras'],
      [0.8, 'DPM++ 2M', 'Karras'],
    ])
    expect(new Set(grid.items.map(({ image }) => image?.relation))).toEqual(new Set(['image-to-image']))
    expect(new Set(grid.items.flatMap(({ image }) => image?.inputs.map(({ id }) => id) ?? [])).size).toBe(1)
    const strengths = painter.requests.slice(-4).map(request => ('strength' in request ? request.strength : null))
    expect([0.2, 0.8].map(wanted => strengths.filter(strength => strength === wanted).length)).toEqual([2, 2])
    const { url } = getGridSheet
    const sheet = await my.studio.request(url.replace(':id', grid.id))
    expect(sheet.status).toBe(200)
    const zip = await my.studio.request(archiveGrid.url.replace(':id', grid.id))
    const names = [...unzip(Buffer.from(await zip.arrayBuffer())).keys()]
    expect(names).toContain('000-strength-0-2-sampler-euler-a-scheduler-karras.png')
  })

  test('says which value of an axis the model does not take', async () => {
    const start = await importPicture(my.studio, {}, { width: 96, height: 64 })
    const inputs = { image: { imageId: start.id } }
    const axes = [{ kind: 'sampler', values: ['Euler a', 'LMS'] }]
    expect(await refuse({ base: { prompt: 'x', model: PAINTER, inputs }, axes })).toMatchObject({
      status: 400,
      errors: [{ path: '/body/axes/0/values/1', message: `sampler must be one of Euler a, DPM++ 2M (${PAINTER})` }],
    })
    const strengths = [{ kind: 'strength', values: [0.5] }]
    expect(await refuse({ base: { prompt: 'x', model: PAINTER }, axes: strengths })).toMatchObject({
      status: 400,
      errors: [{ path: '/body/base/strength' }],
    })
    const gone = { image: { imageId: '01937b5e-8a57-7c3e-b0a1-00000000dead' } }
    expect(await refuse({ base: { prompt: 'x', model: PAINTER, inputs: gone }, axes: strengths })).toMatchObject({
      status: 422,
      errors: [{ path: '/body/base/inputs/image' }],
    })
  })
})
