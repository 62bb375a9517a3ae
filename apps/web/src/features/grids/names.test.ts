import { listStyles, type Grid, type Style } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { spoken } from '../../i18n/spoken.ts'
import { useGrids } from '../../stores/grids.ts'
import { useStyles } from '../../stores/styles.ts'
import { fakeServer, json } from '../../testing/fake-server.ts'
import { sampleId } from '../../testing/samples.ts'
import { useNames } from './names.ts'

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => (spoken.value = 'en'))

const style: Style = {
  id: 'watercolour',
  name: 'Watercolour',
  names: { de: 'Aquarell' },
  prompt: 'watercolour of {prompt}',
  negativePrompt: null,
  parameters: null,
  isBuiltIn: true,
  urls: { preview: '/preview' },
}
const axis = { kind: 'style' as const, values: ['', 'watercolour', 'gone'] }
const grid: Grid = {
  id: sampleId(1),
  title: null,
  prompt: 'a boat',
  axes: [axis],
  base: { prompt: 'a boat' },
  styleNames: { watercolour: 'Watercolour', gone: 'Gone by now' },
  cells: 3,
  counts: { queued: 3, running: 0, succeeded: 0, failed: 0, cancelled: 0 },
  status: 'running',
  winner: null,
  cover: null,
  createdAt: '2026-11-22T12:00:00.000Z',
  items: [],
}

test('styles have the names of the page, and one that is gone that of the grid', async () => {
  fakeServer(({ path }) => json(path === listStyles.url ? { items: [style] } : grid))
  const { valueName } = useNames()
  const names = () => axis.values.map((_, at) => valueName(axis, at))
  expect(names()).toEqual(['no style', 'watercolour', 'gone'])
  await useGrids().load(grid.id)
  expect(names()).toEqual(['no style', 'Watercolour', 'Gone by now'])
  await useStyles().ensure()
  spoken.value = 'de'
  expect(names().slice(1)).toEqual(['Aquarell', 'Gone by now'])
})
