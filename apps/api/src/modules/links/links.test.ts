import {
  createCollection,
  createGrid,
  createLink,
  getGrid,
  listLinks,
  removeFromCollection,
  removeImage,
  removeLink,
  updateImage,
  type Image,
  type NewLink,
} from '@atelier/contracts'
import { readRecipe } from '@atelier/imaging'
import { beforeAll, expect, test, vi } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

/** Moves only where a test says so. */
let now = Date.now()
const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2cff'

describeStudio('links', { replaced: { clock: { now: () => new Date(now) } } }, my => {
  const pictures: Image[] = []
  const share = async (body: NewLink) => (await my.studio.call(createLink, { body })).body
  const open = (path: string, init: RequestInit = {}) =>
    fetch(`${my.studio.url}${path}`, { redirect: 'manual', ...init })
  const pageOf = async (path: string, headers: Record<string, string> = {}) => (await open(path, { headers })).text()
  const idOf = (at: number) => pictures[at]?.id ?? ''

  beforeAll(async () => {
    for (const prompt of ['a heron <b>& "reeds"</b>', 'a second heron', 'a third heron'])
      pictures.push(await importPicture(my.studio, { prompt, model: 'm/one' }))
  })

  test('a picture is shown without its recipe, which stands in no part of the page and of the file', async () => {
    const link = await share({ kind: 'image', targetId: idOf(0), withOriginal: true })
    expect(link.url).toMatch(/^\/s\/[\w-]{22}$/)
    const answer = await open(link.url)
    expect([answer.status, answer.headers.get('x-robots-tag'), answer.headers.get('cache-control')]).toEqual([
      200,
      'noindex, nofollow',
      'private, no-cache',
    ])
    const page = await answer.text()
    expect(page).not.toMatch(/heron|m\/one/)
    expect(page).toContain(`<meta property="og:image" content="${my.studio.url}${link.url}/${idOf(0)}/large">`)
    const shown = await open(`${link.url}/${idOf(0)}/large`)
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
      200,
      'image/webp',
      'private, no-cache',
    ])
    const original = await open(`${link.url}/${idOf(0)}/original`)
    expect(original.headers.get('content-disposition')).not.toMatch(/heron/)
    expect(readRecipe(new Uint8Array(await original.arrayBuffer()))?.recipe?.prompt ?? null).toBeNull()
  })

  test('with its recipe it is shown as text, and the file has it; without the original there is none', async () => {
    const link = await share({ kind: 'image', targetId: idOf(0), withRecipe: true })
    const page = await pageOf(link.url)
    expect(page).toContain('<dd>a heron &lt;b&gt;&amp; &quot;reeds&quot;&lt;/b&gt;</dd>')
    expect(page).not.toContain('<b>')
    expect((await open(`${link.url}/${idOf(0)}/original`)).status).toBe(404)
    const whole = await share({ kind: 'image', targetId: idOf(0), withRecipe: true, withOriginal: true })
    const original = await open(`${whole.url}/${idOf(0)}/original`)
    expect(readRecipe(new Uint8Array(await original.arrayBuffer()))?.recipe?.prompt).toBe('a heron <b>& "reeds"</b>')
  })

  test('an address shows what it leads to and nothing else', async () => {
    const link = await share({ kind: 'image', targetId: idOf(0), withOriginal: true })
    const token = link.url.slice(3)
    for (const path of [
      `${link.url}/${idOf(1)}/large`,
      `${link.url}/${UNKNOWN}/large`,
      `${link.url}/${idOf(0)}/huge`,
      `${link.url}/..%2f..%2fetc%2fpasswd/large`,
      `${link.url}/${idOf(0)}/..%2foriginal`,
      `/s/${token.slice(1)}`,
      `/s/${token}A`,
      `/s/${'A'.repeat(22)}`,
      '/s/..%2f..%2fapi',
    ])
      expect([path, (await open(path)).status]).toEqual([path, 404])
    expect(await pageOf(`/s/${'A'.repeat(22)}`, { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' })).toContain(
      'Dieser Link funktioniert nicht',
    )
  })

  test('what is in the trash, deleted or no longer shared is gone behind its address, files too', async () => {
    const gone = await importPicture(my.studio, { prompt: 'a heron that leaves', model: 'm/one' })
    const link = await share({ kind: 'image', targetId: gone.id })
    await my.studio.call(removeImage, { params: { id: gone.id }, querystring: {} })
    expect((await open(link.url)).status).toBe(404)
    expect((await open(`${link.url}/${gone.id}/large`)).status).toBe(404)
    const other = await share({ kind: 'image', targetId: idOf(1) })
    await my.studio.call(removeLink, { params: { id: other.id } })
    expect((await open(other.url)).status).toBe(404)
    expect((await my.studio.refused(removeLink, { params: { id: other.id } })).code).toBe('link.not_found')
  })

  test('a collection shows its pictures page by page, and a picture that was taken out no more', async () => {
    const { body: collection } = await my.studio.call(createCollection, {
      body: { name: 'Herons', description: 'Seen by the lake.', imageIds: [idOf(0), idOf(1), idOf(2)] },
    })
    const link = await share({ kind: 'collection', targetId: collection.id })
    const page = await pageOf(link.url)
    expect(page).toContain('<h1>Herons</h1>')
    expect(page).toContain('Seen by the lake.')
    expect(page.match(/<li>/g)).toHaveLength(3)
    expect((await open(`${link.url}/${idOf(1)}/small`)).status).toBe(200)
    await my.studio.call(removeFromCollection, { params: { id: collection.id }, body: { ids: [idOf(1)] } })
    expect((await open(`${link.url}/${idOf(1)}/small`)).status).toBe(404)
    expect((await open(`${link.url}?cursor=nonsense`)).status).toBe(400)
  })

  test('a picture of a collection has a page of its own, which leads to those beside it and back', async () => {
    const { body: collection } = await my.studio.call(createCollection, {
      body: { name: 'Herons one by one', imageIds: [idOf(0), idOf(1), idOf(2)] },
    })
    const link = await share({ kind: 'collection', targetId: collection.id })
    const addressesOf = (page: string, rel = '') =>
      [...page.matchAll(new RegExp(`<a [^>]*${rel}[^>]*href="([^"]+)"`, 'g'))].map(([, address]) => address ?? '')
    const order = addressesOf(await pageOf(link.url))
    expect(order).toHaveLength(3)
    expect(order.toSorted()).toEqual([0, 1, 2].map(at => `${link.url}/${idOf(at)}`).toSorted())

    const answer = await open(order[1] ?? '')
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-robots-tag')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'noindex, nofollow',
    ])
    const page = await answer.text()
    expect(addressesOf(page, 'rel="prev"')).toEqual([order[0]])
    expect(addressesOf(page, 'rel="next"')).toEqual([order[2]])
    expect(addressesOf(page)[0]).toBe(`${link.url}#${order[1]?.split('/').at(-1)}`)
    expect(page).toContain(`<meta property="og:url" content="${my.studio.url}${order[1]}">`)
    expect(page).toContain(`<meta property="og:image" content="${my.studio.url}${order[1]}/large">`)
    expect(page).toContain(`<img src="${order[1]}/large"`)
    expect(page).not.toMatch(/heron <|second heron|m\/one|\/original|<script/)
    expect(addressesOf(await pageOf(order[0] ?? ''), 'rel="prev"')).toEqual([])
    expect(addressesOf(await pageOf(order[2] ?? ''), 'rel="next"')).toEqual([])

    const whole = await share({
      kind: 'collection',
      targetId: collection.id,
      withRecipe: true,
      withOriginal: true,
      password: 'reeds and water',
    })
    const locked = await open(`${whole.url}/${idOf(1)}`)
    expect([locked.status, await locked.text()]).toEqual([401, expect.not.stringContaining('heron')])
    const right = await open(whole.url, {
      method: 'POST',
      body: new URLSearchParams({ password: 'reeds and water' }),
      headers: { origin: my.studio.url },
    })
    const headers = { cookie: right.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
    const opened = await pageOf(`${whole.url}/${idOf(1)}`, headers)
    expect(opened).toContain('<dd>a second heron</dd>')
    expect(opened).toContain(`href="${whole.url}/${idOf(1)}/original"`)

    const outside = await importPicture(my.studio, { prompt: 'a heron elsewhere', model: 'm/one' })
    expect((await open(`${link.url}/${outside.id}`)).status).toBe(404)
    expect((await open(`${link.url}/${UNKNOWN}`)).status).toBe(404)
    await my.studio.call(removeFromCollection, { params: { id: collection.id }, body: { ids: [idOf(1)] } })
    expect((await open(`${link.url}/${idOf(1)}`)).status).toBe(404)
    const viewsOf = async () =>
      (await my.studio.call(listLinks, { querystring: { targetId: collection.id } })).body.items.find(
        ({ id }) => id === link.id,
      )?.views
    // The wall was opened once; the pages of its pictures are no visits of their own.
    await expect.poll(viewsOf, { timeout: 10_000 }).toBe(1)
  })

  test('the last picture of a page of a wall leads on to the next page', async () => {
    const many: string[] = []
    for (let at = 0; at < 61; at += 1)
      many.push((await importPicture(my.studio, { prompt: `heron ${at}`, model: 'm/one' })).id)
    const { body: collection } = await my.studio.call(createCollection, {
      body: { name: 'Many herons', imageIds: many },
    })
    const link = await share({ kind: 'collection', targetId: collection.id })
    const first = await pageOf(link.url)
    const onFirst = many.filter(id => first.includes(`href="${link.url}/${id}"`))
    const [left = ''] = many.filter(id => !onFirst.includes(id))
    const last = [...first.matchAll(/<a id="([^"]+)"/g)].at(-1)?.[1] ?? ''
    const [, next = ''] = (await pageOf(`${link.url}/${last}`)).match(/rel="next" href="([^"]+)"/) ?? []
    expect(next.replaceAll('&amp;', '&')).toMatch(new RegExp(`^${link.url}/${left}\\?cursor=`))
    const page = await pageOf(next.replaceAll('&amp;', '&'))
    expect(page).toContain(`<img src="${link.url}/${left}/large"`)
    expect(page).not.toContain('rel="next"')
  })

  test('a smart collection shows what it finds, and no file of what it does not', async () => {
    await my.studio.call(updateImage, { params: { id: idOf(2) }, body: { rating: 5 } })
    const { body: collection } = await my.studio.call(createCollection, {
      body: { name: 'Best herons', filter: { rating: 4 } },
    })
    const link = await share({ kind: 'collection', targetId: collection.id })
    expect((await pageOf(link.url)).match(/<li>/g)).toHaveLength(1)
    expect((await open(`${link.url}/${idOf(2)}/small`)).status).toBe(200)
    expect((await open(`${link.url}/${idOf(0)}/small`)).status).toBe(404)
  })

  test('a grid is a table with its labels', async () => {
    const { body: grid } = await my.studio.call(createGrid, {
      body: {
        title: 'Seeds',
        base: { prompt: 'a heron', model: 'atelier/sketch', width: 256, height: 256 },
        axes: [
          { kind: 'seed', values: [1, 2] },
          { kind: 'prompt', search: 'heron', values: ['heron', 'crane'] },
        ],
      },
    })
    await vi.waitUntil(
      async () => (await my.studio.call(getGrid, { params: { id: grid.id } })).body.status === 'succeeded',
      {
        timeout: 20_000,
      },
    )
    const link = await share({ kind: 'grid', targetId: grid.id })
    const page = await pageOf(link.url)
    expect(page.match(/<th scope="(row|col)">[^<]*/g)?.map(cell => cell.split('>')[1])).toEqual([
      'heron',
      'crane',
      '1',
      '2',
    ])
    const sources = [...page.matchAll(/<img src="([^"]+)"/g)].map(([, source]) => source ?? '')
    expect(sources).toHaveLength(4)
    expect((await open(sources[3] ?? '')).status).toBe(200)
    expect((await open(`${link.url}/${idOf(0)}/small`)).status).toBe(404)
  })

  test('a password is asked for first, remembered by the browser, and guessed by nobody', async () => {
    const link = await share({ kind: 'image', targetId: idOf(0), password: 'reeds and water' })
    expect(link).toMatchObject({ hasPassword: true })
    const locked = await open(link.url)
    expect([locked.status, await locked.text()]).toEqual([401, expect.stringContaining('type="password"')])
    expect((await open(`${link.url}/${idOf(0)}/large`)).status).toBe(404)
    const send = (password: string) =>
      open(link.url, { method: 'POST', body: new URLSearchParams({ password }), headers: { origin: my.studio.url } })
    const right = await send('reeds and water')
    expect([right.status, right.headers.get('location')]).toEqual([303, link.url])
    const [cookie = ''] = right.headers.getSetCookie()
    expect(cookie).toMatch(new RegExp(`; Path=${link.url}; .*HttpOnly; SameSite=Lax$`))
    const headers = { cookie: cookie.split(';')[0] ?? '' }
    expect((await open(link.url, { headers })).status).toBe(200)
    expect((await open(`${link.url}/${idOf(0)}/large`, { headers })).status).toBe(200)
    const other = await share({ kind: 'image', targetId: idOf(0), password: 'reeds and water' })
    expect((await open(other.url, { headers })).status).toBe(401)

    const statuses: number[] = []
    for (let k = 0; k < 12; k += 1) statuses.push((await send(`guess ${k}`)).status)
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429])
    now += 61_000
    expect((await send('reeds and water')).status).toBe(303)
  })

  test('it is counted who looks, and a link that expires stops to work', async () => {
    const link = await share({
      kind: 'image',
      targetId: idOf(0),
      expiresAt: new Date(now + 60_000).toISOString(),
    })
    for (let k = 0; k < 3; k += 1) await pageOf(link.url)
    const listed = async () =>
      (await my.studio.call(listLinks, { querystring: { targetId: idOf(0) } })).body.items.find(
        ({ id }) => id === link.id,
      )
    await expect.poll(async () => (await listed())?.views, { timeout: 10_000 }).toBe(3)
    now += 60_001
    expect((await open(link.url)).status).toBe(404)
    expect(await listed()).toBeUndefined()
    const past = { kind: 'image', targetId: idOf(0), expiresAt: new Date(now - 1).toISOString() }
    expect((await my.studio.refused(createLink, { body: past })).code).toBe('link.expiry_past')
  })

  test('a link leads only to what is there', async () => {
    for (const kind of ['image', 'collection', 'grid'])
      expect((await my.studio.refused(createLink, { body: { kind, targetId: UNKNOWN } })).code).toBe(
        'link.target_missing',
      )
  })
})
