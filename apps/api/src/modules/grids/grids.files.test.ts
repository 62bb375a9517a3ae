import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  archiveGrid,
  cancelGrid,
  createGrid,
  getGrid,
  getGridSheet,
  removeImage,
  updateGrid,
  type Grid,
  type NewGrid,
} from '@atelier/contracts'
import { probe, readRecipe } from '@atelier/imaging'
import { expect, test } from 'vitest'
import { describeStudio, describeStudioOnSqlite, storedFiles, type Suite } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'
import { unzip } from '../../testing/unzip.ts'

const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
const base = { model: 'atelier/sketch', width: 256, height: 256 } as const
const seeds = (count: number): NewGrid['axes'][number] => ({
  kind: 'seed',
  values: Array.from({ length: count }, (_, at) => at + 1),
})

async function finished(my: Suite, body: NewGrid): Promise<Grid> {
  const {
    body: { id },
  } = await my.studio.call(createGrid, { body })
  return until(
    async () => {
      const { body: grid } = await my.studio.call(getGrid, { params: { id } })
      return grid.status !== 'running' && grid
    },
    { within: 20_000, what: 'the end of a grid' },
  )
}

async function bytesOf(my: Suite, path: string) {
  const response = await my.studio.request(path)
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

describeStudio('the sheet of a grid', {}, my => {
  const sheet = (id: string, query = '') => bytesOf(my, `/api/v1/grids/${id}/sheet${query}`)

  test('is a PNG or a WebP with as many cells in each direction as the axes have', async () => {
    const { id } = await finished(my, {
      title: 'Blätter & "Größen"',
      base: { ...base, prompt: 'a red leaf' },
      axes: [{ kind: 'prompt', search: 'red', values: ['red', 'green'] }, seeds(4)],
    })
    const { status, headers, bytes } = await sheet(id, '?cellSize=100')
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBeNull()
    const wide = probe(bytes)
    expect(wide).toMatchObject({ mimeType: 'image/png' })
    const tall = await sheet(id, '?cellSize=100&columns=0&format=webp&download=true')
    expect(tall.headers.get('content-type')).toBe('image/webp')
    expect(tall.headers.get('content-disposition')).toBe(
      'attachment; filename="blatter-grossen-grid.webp"'.replace('grossen', 'gro-en'),
    )
    const turned = probe(tall.bytes)
    expect(turned).toMatchObject({ mimeType: 'image/webp' })
    expect(wide.width - turned.width).toBeGreaterThan(150)
    expect(turned.height - wide.height).toBeGreaterThan(150)
  })

  test('says its own words in the language that is asked for, in English where none is', async () => {
    const { id } = await finished(my, {
      base: { ...base, prompt: '红色的灯塔 🦊 منارة' },
      axes: [{ kind: 'size', values: ['256x256', '512x256'] }],
    })
    const english = await sheet(id, '?cellSize=100')
    expect((await sheet(id, '?cellSize=100&lang=en')).bytes.equals(english.bytes)).toBe(true)
    const german = await sheet(id, '?cellSize=100&lang=de')
    expect(german.status).toBe(200)
    expect(german.bytes.equals(english.bytes)).toBe(false)
    expect(await my.studio.refused(getGridSheet, { params: { id }, querystring: { lang: 'xx' } })).toMatchObject({
      status: 400,
    })
  })

  test('is drawn while the grid is being made, with what is missing as boxes', async () => {
    const { id, items } = await finished(my, { base: { ...base, prompt: 'in parts' }, axes: [seeds(3)] })
    await my.studio.call(updateGrid, { params: { id }, body: { winner: 2 } })
    await my.studio.call(removeImage, { params: { id: items[0]?.image?.id ?? '' }, querystring: {} })
    await my.studio.call(removeImage, { params: { id: items[1]?.image?.id ?? '' }, querystring: { permanent: true } })
    expect((await sheet(id, '?cellSize=64')).status).toBe(200)
    await my.studio.call(removeImage, { params: { id: items[2]?.image?.id ?? '' }, querystring: {} })
    expect(await my.studio.refused(getGridSheet, { params: { id } })).toMatchObject({
      status: 409,
      code: 'grid.no_images',
    })
    expect(await my.studio.refused(archiveGrid, { params: { id } })).toMatchObject({
      status: 409,
      code: 'grid.no_images',
    })
  })

  test('of what is not there, or laid out by axes that are not there, is refused', async () => {
    expect(await my.studio.refused(getGridSheet, { params: { id: UNKNOWN } })).toMatchObject({
      status: 404,
      code: 'grid.not_found',
    })
    expect(await my.studio.refused(archiveGrid, { params: { id: UNKNOWN } })).toMatchObject({
      status: 404,
      code: 'grid.not_found',
    })
    const { id } = await finished(my, {
      base: { ...base, prompt: 'laid out' },
      axes: [seeds(2), { kind: 'size', values: ['256x256'] }],
    })
    for (const [querystring, path] of [
      [{ columns: 2 }, '/query/columns'],
      [{ rows: 2 }, '/query/rows'],
      [{ columns: 1, rows: 1 }, '/query/rows'],
    ] as const) {
      expect(await my.studio.refused(getGridSheet, { params: { id }, querystring })).toMatchObject({
        status: 422,
        code: 'grid.no_such_axis',
        errors: [{ path }],
      })
    }
    for (const querystring of [
      { columns: 3 },
      { columns: -1 },
      { cellSize: 63 },
      { cellSize: 1025 },
      { format: 'jpeg' },
      { size: 1 },
    ]) {
      expect(await my.studio.refused(getGridSheet, { params: { id }, querystring })).toMatchObject({ status: 400 })
    }
  })

  test('of one axis and of three is drawn, and in both orders', async () => {
    const one = await finished(my, { base: { ...base, prompt: 'one axis' }, axes: [seeds(8)] })
    const three = await finished(my, {
      base: { ...base, prompt: 'three axes' },
      axes: [
        { kind: 'prompt', search: 'three', values: ['three', 'more'] },
        { kind: 'style', values: ['', 'watercolour'] },
        seeds(2),
      ],
    })
    for (const [id, query] of [
      [one.id, ''],
      [one.id, '&rows=0'],
      [three.id, ''],
      [three.id, '&columns=0'],
      [three.id, '&rows=2'],
      [three.id, '&columns=1&rows=0'],
    ] as const) {
      expect(probe((await sheet(id, `?cellSize=64${query}`)).bytes).width).toBeGreaterThan(64)
    }
    const lines = probe((await sheet(one.id, '?cellSize=64')).bytes)
    const column = probe((await sheet(one.id, '?cellSize=64&rows=0')).bytes)
    expect(column.height).toBeGreaterThan(lines.height * 1.5)
  })
})

describeStudioOnSqlite('many sheets at once', {}, my => {
  test('are drawn one after another, and too many are told to come back', async () => {
    const { id } = await finished(my, { base: { ...base, prompt: 'asked for by many' }, axes: [seeds(12)] })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => my.studio.request(`/api/v1/grids/${id}/sheet?cellSize=800`)),
    )
    const refused = answers.filter(answer => answer.status === 503)
    expect(answers.filter(answer => answer.status === 200).length).toBe(answers.length - refused.length)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) {
      expect(await answer.json()).toMatchObject({ code: 'grid.sheets_busy' })
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect((await my.studio.request(`/api/v1/grids/${id}/sheet?cellSize=64`)).status).toBe(200)
  })

  test('whose askers left make way for the next', async () => {
    const { id } = await finished(my, { base: { ...base, prompt: 'left' }, axes: [seeds(12)] })
    const stop = new AbortController()
    const left = Array.from({ length: 3 }, () =>
      fetch(`${my.studio.url}/api/v1/grids/${id}/sheet?cellSize=1024`, { signal: stop.signal }),
    )
    stop.abort()
    for (const asked of left) await expect(asked).rejects.toThrow('aborted')
    expect((await my.studio.request(`/api/v1/grids/${id}/sheet?cellSize=64`)).status).toBe(200)
  })
})

describeStudio('the archive of a grid', {}, my => {
  test('has the originals named by cell and values, and all that is known of the grid', async () => {
    const grid = await finished(my, {
      base: { ...base, prompt: 'a red door' },
      axes: [{ kind: 'prompt', search: 'red', values: ['../green/"x"', ''] }, seeds(2)],
    })
    const [first, second] = grid.items
    await my.studio.call(removeImage, { params: { id: first?.image?.id ?? '' }, querystring: {} })
    const [stored = ''] = (await storedFiles(my.studio)).filter(file => file.endsWith(second?.image?.filename ?? '?'))
    await rm(join(my.studio.dataDir, 'storage', stored))
    const { headers, bytes } = await bytesOf(my, `/api/v1/grids/${grid.id}/archive`)
    expect(headers.get('content-type')).toBe('application/zip')
    expect(headers.get('content-disposition')).toBe('attachment; filename="atelier-grid.zip"')
    const files = unzip(bytes)
    expect([...files.keys()]).toEqual(['002-prompt-none-seed-1.png', '003-prompt-none-seed-2.png', 'grid.json'])
    const [, , third] = grid.items
    expect(
      createHash('sha256')
        .update(files.get('002-prompt-none-seed-1.png') ?? '')
        .digest('hex'),
    ).toBe(third?.image?.sha256)
    const told = JSON.parse(files.get('grid.json')?.toString() ?? '') as Grid & {
      files: Record<string, string>
      missing: number[]
    }
    expect(told).toMatchObject({
      id: grid.id,
      base: { prompt: 'a red door' },
      missing: [1],
      files: { 2: '002-prompt-none-seed-1.png' },
    })
    expect(told.items).toHaveLength(4)
  })

  test('has nothing of the recipes where they are left out: not in a file, not in a name', async () => {
    const grid = await finished(my, { base: { ...base, prompt: 'an UNMISTAKABLE door' }, axes: [seeds(2)] })
    const files = unzip((await bytesOf(my, `/api/v1/grids/${grid.id}/archive?recipe=false`)).bytes)
    expect([...files.keys()]).toEqual([
      expect.stringMatching(/^000-image-[0-9a-f]{12}\.png$/),
      expect.stringMatching(/^001-image-[0-9a-f]{12}\.png$/),
    ])
    for (const bytes of files.values()) {
      expect(readRecipe(bytes)).toBeUndefined()
      for (const encoding of ['utf8', 'utf16le'] as const)
        expect(bytes.includes(Buffer.from('UNMISTAKABLE', encoding))).toBe(false)
    }
  })

  test('of a grid of which nothing is done is a 409', async () => {
    const {
      body: { id },
    } = await my.studio.call(createGrid, {
      body: {
        base: {
          prompt: 'nothing yet [[fault:hang]]',
          model: 'black-forest-labs/FLUX.1-schnell',
          width: 256,
          height: 256,
        },
        axes: [seeds(2)],
      },
    })
    expect(await my.studio.refused(archiveGrid, { params: { id } })).toMatchObject({
      status: 409,
      code: 'grid.no_images',
    })
    expect(await my.studio.refused(getGridSheet, { params: { id } })).toMatchObject({
      status: 409,
      code: 'grid.no_images',
    })
    await my.studio.call(cancelGrid, { params: { id } })
  })
})
