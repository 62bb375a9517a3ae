import { createCollection, createLink, listLinks, type NewLink } from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

interface Asked extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>
}

const PASSWORD = 'mud and tide'

describeStudio('a visit of a wall', {}, my => {
  let imageIds: readonly string[] = []
  let targetId = ''
  beforeAll(async () => {
    const two = Array.from({ length: 61 }, (_, at) =>
      importPicture(my.studio, { prompt: `a sanderling ${at}`, model: 'm/one' }),
    )
    imageIds = (await Promise.all(two)).map(({ id }) => id)
    targetId = (await my.studio.call(createCollection, { body: { name: 'Sanderlings', imageIds: [...imageIds] } })).body
      .id
  })

  const share = async (more: Partial<NewLink> = {}) =>
    (await my.studio.call(createLink, { body: { kind: 'collection', targetId, ...more } })).body
  /** `from`: what the browser says it comes from. */
  const open = (path: string, from?: string, { headers = {}, ...init }: Asked = {}) =>
    fetch(`${my.studio.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...headers, ...(from !== undefined && { referer: from }) },
    })
  const at = (path: string) => `${my.studio.url}${path}`
  const furtherOf = async (url: string) => {
    const path = (await (await open(url)).text()).match(/rel="next" href="([^"]+)"/)?.[1]
    if (path === undefined) throw new Error('The wall has one page.')
    return path
  }
  const visitsOf = async (id: string) =>
    (await my.studio.call(listLinks, { querystring: { targetId } })).body.items.find(item => item.id === id)?.views
  /** They are written after a while. */
  const written = { timeout: 10_000 }

  test('is none where one goes back to the first page, from a further one or a picture', async () => {
    const { id, url } = await share()
    const further = await furtherOf(url)
    const picture = `${url}/${imageIds[0]}`
    await open(further, at(url))
    for (const page of [further, picture, `${picture}?cursor=x`]) await open(url, at(page))
    await expect.poll(() => visitsOf(id), written).toBe(1)
  })

  test('is one where one comes from elsewhere, from another link, or does not say', async () => {
    const { id, url } = await share()
    const other = await share()
    const pages = [`https://elsewhere.example${url}s`, at(`${other.url}/${imageIds[0]}`), at('/gallery'), 'nonsense']
    for (const page of [...pages, undefined]) await open(url, page)
    await expect.poll(() => visitsOf(id), written).toBe(5)
  })

  test('is one where a password was asked for first, on whichever page', async () => {
    const { id, url } = await share({ password: PASSWORD })
    const further = (await furtherOf((await share()).url)).replace(/^.*\?/, `${url}?`)
    for (const page of [url, further, `${url}/${imageIds[0]}`]) {
      const body = new URLSearchParams({ password: PASSWORD })
      const right = await open(url, at(page), { method: 'POST', body, headers: { origin: my.studio.url } })
      const cookie = right.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      // A browser that is sent on says again where it was.
      const wall = await open(right.headers.get('location') ?? '', at(page), { headers: { cookie } })
      expect([right.status, wall.status]).toEqual([303, 200])
    }
    await expect.poll(() => visitsOf(id), written).toBe(3)
  })
})
