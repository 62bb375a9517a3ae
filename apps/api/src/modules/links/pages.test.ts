import {
  addToCollection,
  createCollection,
  createLink,
  removeFromCollection,
  type Collection,
} from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

/** Two whole pages and a part of one. */
const MANY = 125

describeStudio('the pages of a wall', {}, my => {
  /** As a wall shows them: the newest first. */
  const newestFirst: string[] = []
  beforeAll(async () => {
    for (let at = 0; at < MANY; at += 1)
      newestFirst.unshift((await importPicture(my.studio, { prompt: `a bittern ${at}`, model: 'm/one' })).id)
  })

  const read = async (path: string) => (await fetch(`${my.studio.url}${path}`)).text()
  const idsOn = (page: string) => Array.from(page.matchAll(/<a id="([^"]+)"/g), ([, id]) => id ?? '')
  const wayTo = (page: string, rel: 'prev' | 'next') =>
    page.match(new RegExp(`<a [^>]*rel="${rel}" href="([^"]+)"`))?.[1]?.replaceAll('&amp;', '&')
  const wallOf = (page: string) => page.match(/<nav class="steps">\s*<a class="go" href="([^"]+)"/)?.[1] ?? ''
  const idIn = (path: string | undefined) => path?.match(/^\/s\/[^/]+\/([^?]+)/)?.[1]

  async function walls(from: string, rel: 'prev' | 'next') {
    const all: { path: string; page: string }[] = []
    for (let path: string | undefined = from; path !== undefined && all.length < 10;) {
      const page = await read(path)
      all.push({ path, page })
      path = wayTo(page, rel)
    }
    return all
  }
  async function share(
    body: Parameters<typeof my.studio.call<typeof createCollection>>[1]['body'],
  ): Promise<{ collection: Collection; url: string }> {
    const { body: collection } = await my.studio.call(createCollection, { body })
    const { body: link } = await my.studio.call(createLink, { body: { kind: 'collection', targetId: collection.id } })
    return { collection, url: link.url }
  }

  const kinds = [
    ['put together', () => ({ imageIds: newestFirst })],
    ['found by a search', () => ({ filter: { q: 'bittern' } })],
    ['found by a model', () => ({ filter: { model: 'm/one' } })],
  ] as const

  test.each(kinds)('lead on to the last one, and back to the first: %s', async (kind, body) => {
    const { url } = await share({ name: `Walls ${kind}`, ...body() })
    const on = await walls(url, 'next')
    expect(on.map(({ page }) => idsOn(page).length)).toEqual([60, 60, 5])
    expect(on.flatMap(({ page }) => idsOn(page))).toEqual(newestFirst)
    const back = await walls(on.at(-1)?.path ?? '', 'prev')
    expect(back.toReversed()).toEqual(on)
    // How many there are is known where one page has them all.
    expect(on.map(({ page }) => /class="note"/.test(page))).toEqual([false, false, false])
  })

  test.each(kinds)('are crossed from picture to picture, both ways: %s', async (kind, body) => {
    const { url } = await share({ name: `Pictures ${kind}`, ...body() })
    const seen: { id: string | undefined; wall: string }[] = []
    let path: string | undefined = `${url}/${newestFirst[0]}`
    let last = ''
    while (path !== undefined && seen.length < 200) {
      const page = await read(path)
      seen.push({ id: idIn(path), wall: wallOf(page) })
      last = path
      path = wayTo(page, 'next')
    }
    expect(seen.map(({ id }) => id)).toEqual(newestFirst)
    const back: typeof seen = []
    path = last
    while (path !== undefined && back.length < 200) {
      const page = await read(path)
      back.push({ id: idIn(path), wall: wallOf(page) })
      path = wayTo(page, 'prev')
    }
    // Each leads to the same page of the wall, from whichever side one comes.
    expect(back.toReversed()).toEqual(seen)
    const behind = await read(seen[60]?.wall ?? '')
    expect(idsOn(behind)).toEqual(newestFirst.slice(60, 120))
  })

  test('lead back to what was in front of them, also when pictures came and went', async () => {
    const [newest = '', ...others] = newestFirst
    const { collection, url } = await share({ name: 'Changing', imageIds: others })
    const second = wayTo(await read(url), 'next') ?? ''
    const onFirst = others.slice(0, 60)

    const params = { id: collection.id }
    await my.studio.call(addToCollection, { params, body: { ids: [newest] } })
    const before = wayTo(await read(second), 'prev') ?? ''
    expect(idsOn(await read(before))).toEqual(onFirst)
    const first = wayTo(await read(before), 'prev')
    expect(first).toBe(url)
    expect(idsOn(await read(url))).toEqual(newestFirst.slice(0, 60))
    expect(idIn(wayTo(await read(second.replace('?', `/${others[60]}?`)), 'prev'))).toBe(others[59])

    // The one that the second page begins behind.
    await my.studio.call(removeFromCollection, { params, body: { ids: [others[59] ?? ''] } })
    expect(idIn(wayTo(await read(second.replace('?', `/${others[60]}?`)), 'prev'))).toBe(others[58])
    expect(wayTo(await read(second), 'prev')).toBe(url)
    await my.studio.call(removeFromCollection, { params, body: { ids: [newest, ...onFirst] } })
    expect(wayTo(await read(second), 'prev')).toBeUndefined()
    expect(idsOn(await read(second))).toEqual(others.slice(60, 120))
  })

  test('are found by the address of a picture alone, which leads on from where it stands', async () => {
    const { url } = await share({ name: 'Passed on', imageIds: newestFirst })
    for (const at of [59, 60, 61, 100, MANY - 1]) {
      const page = await read(`${url}/${newestFirst[at]}`)
      const beside = [idIn(wayTo(page, 'prev')), idIn(wayTo(page, 'next'))]
      expect([at, ...beside]).toEqual([at, newestFirst[at - 1], newestFirst[at + 1]])
      expect(idsOn(await read(wallOf(page)))).toContain(newestFirst[at])
      const back = await read(wayTo(page, 'prev') ?? '')
      expect(idIn(wayTo(back, 'next'))).toBe(newestFirst[at])
    }
    const others = await share({ name: 'Others', imageIds: newestFirst.slice(1) })
    expect((await fetch(`${my.studio.url}${others.url}/${newestFirst[0]}`)).status).toBe(404)
  })

  test('begin where this server said that they do, and nowhere else', async () => {
    const { url } = await share({ name: 'Guessed', imageIds: newestFirst })
    for (const cursor of ['nonsense', 'djE6LTE', 'djE6MS41', 'b2xkZXN0OjE'])
      expect([cursor, (await fetch(`${my.studio.url}${url}?cursor=${cursor}`)).status]).toEqual([cursor, 400])
    const beyond = await read(`${url}?cursor=${Buffer.from(`v1:${Number.MAX_SAFE_INTEGER}`).toString('base64url')}`)
    expect(idsOn(beyond)).toEqual(newestFirst.slice(0, 60))
    expect(wayTo(beyond, 'prev')).toBeUndefined()
    const none = await read(`${url}?cursor=${Buffer.from('v1:0').toString('base64url')}`)
    expect(idsOn(none)).toEqual([])
    const back = await read(wayTo(none, 'prev') ?? '')
    expect(idsOn(back)).toEqual(newestFirst.slice(-60))
  })
})
