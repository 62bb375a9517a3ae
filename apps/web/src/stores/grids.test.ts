import type { Grid, GridCell, StudioEvent } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeEventSource } from '../testing/fake-event-source.ts'
import { fakeServer, json, later } from '../testing/fake-server.ts'
import { sampleGeneration, sampleId, sampleImage } from '../testing/samples.ts'
import { useConnection } from './connection.ts'
import { useGrids } from './grids.ts'
import { useImages } from './images.ts'

beforeEach(() => setActivePinia(createPinia()))

const GRID = sampleId(900)
const cellOf = (cell: number, changes: Partial<GridCell> = {}): GridCell => ({
  cell,
  generationId: sampleId(cell),
  provider: 'sketch',
  status: 'queued',
  progress: 0,
  error: null,
  image: null,
  ...changes,
})
const gridOf = (items: readonly GridCell[], changes: Partial<Grid> = {}): Grid => ({
  id: GRID,
  title: null,
  prompt: 'a red boat',
  axes: [{ kind: 'seed', values: [1, 2] }],
  cells: 2,
  counts: { queued: 2, running: 0, succeeded: 0, failed: 0, cancelled: 0 },
  status: 'running',
  winner: null,
  cover: null,
  createdAt: '2026-11-22T12:00:00.000Z',
  base: { prompt: 'a red boat' },
  styleNames: {},
  items: [...items],
  ...changes,
})
const done = (cell: number): StudioEvent => ({
  type: 'generation.succeeded',
  at: '',
  generation: sampleGeneration(cell, {
    status: 'succeeded',
    progress: 1,
    gridId: GRID,
    cell,
    images: [sampleImage(cell)],
  }),
})

test('a grid names its cells by their place, and their pictures live in their own store', async () => {
  fakeServer(() => json(gridOf([cellOf(0, { status: 'succeeded', image: sampleImage(7) })])))
  const grids = useGrids()
  await grids.load(GRID)
  expect(grids.details.get(GRID)?.places).toEqual([sampleId(0), undefined])
  expect(grids.cells.get(sampleId(0))).toMatchObject({
    gridId: GRID,
    cell: 0,
    status: 'succeeded',
    imageId: sampleId(7),
  })
  expect(useImages().byId.has(sampleId(7))).toBe(true)
})

test('a cell that ends while the grid is read stays ended', async () => {
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const grids = useGrids()
  const loading = grids.load(GRID)
  await grids.apply(done(1))
  answer.resolve(json(gridOf([cellOf(0), cellOf(1, { status: 'running', progress: 0.5 })])))
  await loading
  expect(grids.details.get(GRID)?.places.map(id => grids.cells.get(id ?? '')?.status)).toEqual(['queued', 'succeeded'])
})

test('the grid that is open is read again after a gap and when it changed; others are not', async () => {
  const { source, opens, resets, tells } = fakeEventSource()
  const requests = fakeServer(() => json(gridOf([cellOf(0)])))
  const grids = useGrids()
  useConnection()
    .createStream(() => source)
    .start()
  await grids.load(GRID)
  tells({ type: 'grid.updated', at: '', id: GRID })
  expect(requests.filter(({ path }) => path.includes('grids'))).toHaveLength(1)
  grids.current = GRID
  fakeServer(({ path }) =>
    json(
      path.includes('grids')
        ? gridOf([cellOf(0, { status: 'succeeded' })], { title: 'renamed' })
        : { items: [], nextCursor: null },
    ),
  )
  tells({ type: 'grid.updated', at: '', id: GRID })
  await vi.waitFor(() => expect(grids.details.get(GRID)?.title).toBe('renamed'))
  fakeServer(({ path }) =>
    json(path.includes('grids') ? gridOf([cellOf(0, { status: 'failed' })]) : { items: [], nextCursor: null }),
  )
  opens()
  resets()
  await vi.waitFor(() => expect(grids.cells.get(sampleId(0))?.status).toBe('failed'))
})

test('a winner is shown at once, and taken back when the server refuses', async () => {
  fakeServer(() => json(gridOf([cellOf(0)])))
  const grids = useGrids()
  await grids.load(GRID)
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const picking = grids.change(GRID, { winner: 0 })
  expect(grids.details.get(GRID)?.winner).toBe(0)
  answer.resolve(json({ status: 409, code: 'grid.no_such_cell', detail: 'No.' }, 409))
  await expect(picking).rejects.toThrow('No.')
  expect(grids.details.get(GRID)?.winner).toBeNull()
})

test('the list is told of news once for every change of a cell, and not for its progress', async () => {
  const grids = useGrids()
  const running = (progress: number): StudioEvent => ({
    type: 'generation.progress',
    at: '',
    generation: sampleGeneration(0, { status: 'running', progress, gridId: GRID, cell: 0 }),
  })
  for (const event of [running(0), running(0.3), running(0.6), done(0)]) await grids.apply(event)
  expect(grids.news).toBe(2)
})

test('a grid that was deleted elsewhere is gone from the list, too', async () => {
  const { items: _, base: __, ...summary } = gridOf([])
  fakeServer(() => json({ items: [summary], nextCursor: null }))
  const grids = useGrids()
  await grids.loadMore()
  expect(grids.list.ids).toEqual([GRID])
  await grids.apply({ type: 'grid.removed', at: '', id: GRID })
  expect([grids.list.ids, grids.entries.has(GRID)]).toEqual([[], false])
})
