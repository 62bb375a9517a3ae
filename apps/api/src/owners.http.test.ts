import { getTimeline, listImages, removeImage, updateImage, type Image, type Route } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { followEvents, type Message } from './testing/event-stream.ts'
import { asking, makeKey, makeUser, setUpAdmin, type Asker } from './testing/people.ts'
import { describeStudio } from './testing/suite.ts'
import { importPicture, postFiles } from './testing/upload.ts'

/** What two people ask over HTTP, one after the other, through whatever is kept in between. */
describeStudio('two people who ask for the same', {}, my => {
  let [ana, ben]: Asker[] = []
  let hers: Image
  let his: Image
  const of = (asker: Asker | undefined) => asker?.headers ?? {}
  const store = (asker: Asker | undefined) => importPicture(asking(my.studio, { headers: of(asker) }))

  beforeAll(async () => {
    ana = await setUpAdmin(my.studio)
    ben = await makeUser(my.studio, ana, 'ben', 'member')
    hers = await store(ana)
    his = await store(ben)
  })

  const get = (path: string, asker: Asker | undefined, etag?: string) =>
    my.studio.request(path, { headers: { ...of(asker), ...(etag !== undefined && { 'if-none-match': etag }) } })

  test.each<[string, Route, string]>([
    ['a page of the gallery', listImages, '?limit=5'],
    ['the studio’s pictures', listImages, '?scope=studio'],
    ['the gallery in outline', getTimeline, ''],
  ])('%s is not said to be unchanged by the ETag of another', async (_what, { url }, query) => {
    const answers = [await get(url + query, ana), await get(url + query, ben)]
    const [first = '', second = ''] = answers.map(({ headers }) => headers.get('etag') ?? '')
    expect([first, second].filter(etag => etag !== '')).toHaveLength(2)
    const own = await get(url + query, ana, first)
    expect([own.status, await own.text()]).toEqual([304, ''])
    for (const { headers } of [...answers, own]) expect(headers.get('cache-control')).toMatch(/private/)
    const other = await get(url + query, ben, first)
    const text = await other.text()
    expect(text).not.toContain(hers.id)
    expect(other.status).toBe(query.includes('studio') ? 304 : 200)
    expect(first === second).toBe(query.includes('studio'))
  })

  test('a file is not told of by its ETag, nor by a range of it, to who may not see it', async () => {
    const etag = `"${hers.sha256}"`
    expect((await get(hers.urls.file, ana, etag)).status).toBe(304)
    for (const headers of [{ 'if-none-match': etag }, { range: 'bytes=0-3' }, { 'if-match': etag }, {}])
      for (const path of [hers.urls.file, hers.urls.thumbnail])
        expect((await my.studio.request(path, { headers: { ...of(ben), ...headers } })).status).toBe(404)
  })

  test('the same bytes are one picture of each, and neither learns of the other’s', async () => {
    const bytes = makePng({ seed: 4711 })
    const [one, other] = [
      await postFiles(asking(my.studio, { headers: of(ana) }), bytes),
      await postFiles(asking(my.studio, { headers: of(ben) }), bytes),
    ]
    expect([one.status, other.status]).toEqual([201, 201])
    const [{ id: first }, { id: second }] = [(await one.json()) as Image, (await other.json()) as Image]
    expect(first).not.toBe(second)
  })

  /** All that a stream tells up to what is looked for. */
  async function heard(headers: Record<string, string>, lastEventId: string, isLast: (message: Message) => boolean) {
    const stream = await followEvents(my.studio, lastEventId, headers)
    await stream.until(() => stream.messages.find(isLast))
    await stream.close()
    return stream.messages
  }
  const isOf = (id: string) => (message: Message) => JSON.stringify(message.data).includes(id)

  test('who resumes the events hears their own, whoever’s id they resume behind', async () => {
    const before = String(await my.studio.deps.events.lastSequence())
    const again = await store(ana)
    await my.studio.call(updateImage, { params: { id: hers.id }, body: { title: 'a secret heron' } }, of(ana))
    await my.studio.call(updateImage, { params: { id: his.id }, body: { title: 'in between' } }, of(ben))
    await my.studio.call(removeImage, { params: { id: again.id }, querystring: { permanent: true } }, of(ana))
    const last = await store(ben)
    const known = await heard(of(ana), before, isOf(again.id))
    const key = await makeKey(my.studio, { headers: of(ben) }, ['images:read'])
    // What he did himself lies before the last that was told to her.
    const behindHers = known.at(-1)?.id ?? ''
    for (const from of ['0', before, behindHers])
      for (const headers of [of(ben), key.headers]) {
        const messages = await heard(headers, from, isOf(last.id))
        const text = JSON.stringify(messages)
        for (const secret of [hers.id, again.id, 'a secret heron', ana?.me.id ?? '']) expect(text).not.toContain(secret)
        expect(text.includes('in between')).toBe(from !== behindHers)
      }
  })

  test('what is shared no more was removed for who resumes, and is not told again', async () => {
    const before = String(await my.studio.deps.events.lastSequence())
    const set = (body: { shared: boolean } | { title: string }) =>
      my.studio.call(updateImage, { params: { id: hers.id }, body }, of(ana))
    await set({ shared: true })
    await set({ title: 'seen by all' })
    await set({ shared: false })
    await set({ title: 'hers again' })
    const last = await store(ben)
    const messages = await heard(of(ben), before, isOf(last.id))
    const told = messages.filter(isOf(hers.id))
    expect(told.at(-1)?.event).toBe('image.removed')
    expect(JSON.stringify(messages)).not.toContain('hers again')
    expect((await get(`/api/v1/images/${hers.id}`, ben)).status).toBe(404)
  })
})
