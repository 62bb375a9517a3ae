import type { Collection, Generation, Grid, Image } from '@atelier/contracts'
import { PICTURES } from './pictures.ts'

/** What there is to show: a library that somebody has used for a while. */
export interface Filled {
  readonly image: Image
  readonly sibling: Image
  readonly collection: Collection
  readonly grid: Grid
  /** Files that are not in the library, as one would import them. */
  readonly files: readonly { name: string; mimeType: string; buffer: Buffer }[]
}

const FOR_IMPORT = [
  'at dawn',
  'at noon',
  'at dusk',
  'at night',
  'in the fog',
  'in the rain',
  'in the snow',
  'in spring',
]
const DEADLINE_MS = 60_000
const PLACES = ['on a cliff', 'by the harbour', 'on an island', 'in the dunes']

export async function fill(url: string): Promise<Filled> {
  const send = async <Answer>(method: string, path: string, body?: object, waits = false): Promise<Answer> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(waits && { prefer: 'wait=20' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    // By the contract of the operation that is called.
    return (answer.status === 204 ? undefined : await answer.json()) as Answer
  }
  const make = async (wish: object): Promise<Image> => {
    const { images } = await send<Generation>('POST', '/generations', { model: 'atelier/sketch', ...wish }, true)
    const [image] = images
    if (!image) throw new Error(`nothing came of ${JSON.stringify(wish)}`)
    return image
  }

  const files = []
  for (const [seed, when] of FOR_IMPORT.entries()) {
    const { id, urls } = await make({ prompt: `A boat ${when}`, seed, width: 512, height: 384 })
    const buffer = Buffer.from(await (await fetch(url + urls.file)).arrayBuffer())
    files.push({ name: `boat-${when.replaceAll(' ', '-')}.png`, mimeType: 'image/png', buffer })
    await send('DELETE', `/images/${id}?permanent=true`)
  }
  await send('POST', '/generations/clear', {})

  // Before the pictures: the newest are what a page begins with.
  const grid = await makeGrids(send)
  const images: Image[] = []
  for (const wish of PICTURES) images.push(await make(wish))
  for (const [at, { id }] of images.entries()) {
    if (at % 4 === 1) await send('PATCH', `/images/${id}`, { rating: 3 + (at % 3), tags: ['calendar'] })
    if (at % 7 === 5) await send('PATCH', `/images/${id}`, { favorite: true })
  }
  const fox = images.find(({ prompt }) => prompt.includes('fox')) ?? images[0]
  if (!fox) throw new Error('there are no pictures')
  const { seed, width, height } = fox
  await send('PATCH', `/images/${fox.id}`, { rating: 5, tags: ['fox', 'winter'] })
  const child = { parentId: fox.id, seed, width, height }
  const sibling = await make({ ...child, prompt: 'A red fox in an autumn forest' })
  await make({ ...child, prompt: 'A white wolf in a snowy forest' })

  const named = async (name: string, has: (image: Image) => boolean) =>
    send<Collection>('POST', '/collections', { name, imageIds: images.filter(has).map(({ id }) => id) })
  const collection = await named('Calendar', ({ prompt }) => !/still life|portrait|room|bowl|vase/i.test(prompt))
  await named('Portraits', ({ prompt }) => prompt.startsWith('Portrait'))
  await named('By the sea', ({ prompt }) => /sea|beach|boat|lighthouse|harbour/i.test(prompt))
  await send('POST', '/collections', { name: 'At night', filter: { q: 'night' } })
  await send('POST', '/wildcards', { name: 'season', entries: ['spring', 'summer', 'autumn', 'winter'] })
  await send('POST', '/wildcards', { name: 'weather', entries: ['mist', 'rain', 'snow', '3::sun'] })
  await send('POST', '/wildcards', { name: 'place', entries: PLACES })
  return { image: fox, sibling, collection, grid, files }
}

async function makeGrids(
  send: <Answer>(method: string, path: string, body?: object) => Promise<Answer>,
): Promise<Grid> {
  const base = { model: 'atelier/sketch', width: 768, height: 512 }
  await send('POST', '/grids', {
    title: 'Which light?',
    base: { ...base, prompt: 'A lighthouse at noon' },
    axes: [
      { kind: 'prompt', search: 'noon', values: ['noon', 'dusk', 'night'] },
      { kind: 'seed', values: [4, 5] },
    ],
  })
  const grid = await send<Grid>('POST', '/grids', {
    title: 'Which season?',
    base: { ...base, prompt: 'A mountain lake in spring' },
    axes: [
      { kind: 'seed', values: [3, 8, 12] },
      { kind: 'prompt', search: 'spring', values: ['spring', 'summer', 'autumn', 'winter'] },
    ],
  })
  const until = Date.now() + DEADLINE_MS
  while ((await send<Grid>('GET', `/grids/${grid.id}`)).status === 'running')
    if (Date.now() > until) throw new Error('the grid does not come to its end')
  return send<Grid>('PATCH', `/grids/${grid.id}`, { winner: 6 })
}
