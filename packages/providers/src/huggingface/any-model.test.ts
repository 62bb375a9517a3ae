import { describe, expect, test } from 'vitest'
import type { ProviderError } from '../port/errors.ts'
import { TOKEN } from '../testing/huggingface.ts'
import { createOpenModels } from '../testing/open-models.ts'

const { signal } = new AbortController()
const open = createOpenModels()

const SCHNELL = 'black-forest-labs/FLUX.1-schnell'

describe('any model of the Hub', () => {
  test('is found with limits that most models keep', async () => {
    const { find } = await open()
    expect(await find('stand-in/watercolour')).toMatchObject({
      status: 'ready',
      name: 'watercolour',
      license: 'mit',
      servedBy: ['hf-inference'],
      tasks: { 'text-to-image': { limits: { width: { default: 1024 } } } },
    })
  })

  test('is not found where it makes no images, or where there is none', async () => {
    const { find } = await open()
    expect(await find('stand-in/text-only')).toBeUndefined()
    expect(await find('nobody/nothing')).toBeUndefined()
  })

  test.each(['no-slash', '../../etc/passwd', 'a/../b', 'a/b/c', 'a b/c', '', 'x'.repeat(300)])(
    '"%s" is no id, and is not asked for',
    async id => {
      const { find, hubPaths } = await open()
      expect(await find(id)).toBeUndefined()
      expect(hubPaths()).toEqual([])
    },
  )

  test('a renamed one is found under its new id', async () => {
    const { find, upstream } = await open()
    upstream.renames.set('old-owner/watercolour', 'stand-in/watercolour')
    expect(await find('old-owner/watercolour')).toMatchObject({ id: 'old-owner/watercolour', status: 'ready' })
  })

  test('names that point at each other in a circle end', async () => {
    const { find, upstream } = await open()
    upstream.renames.set('a/one', 'a/two')
    upstream.renames.set('a/two', 'a/one')
    await expect(find('a/one')).rejects.toMatchObject({ code: 'provider.unavailable' })
  })

  test('is asked for once, until its time is over', async () => {
    const { find, time, hubPaths } = await open()
    await Promise.all([find('stand-in/watercolour'), find('stand-in/watercolour')])
    expect(hubPaths()).toHaveLength(1)
    time.advance(600_000)
    await find('stand-in/watercolour')
    expect(hubPaths()).toHaveLength(2)
  })

  test('another token asks anew', async () => {
    let token: string | undefined = TOKEN
    const { find } = await open({ token: () => token })
    expect(await find(SCHNELL)).toMatchObject({ status: 'ready' })
    token = undefined
    expect(await find(SCHNELL)).toMatchObject({ status: 'needs_token' })
  })
})

describe('a search', () => {
  test('gives the curated that match, then what the Hub finds, page by page and within bounds', async () => {
    const { list, upstream, hubPaths } = await open()
    for (let index = 0; index < 9; index += 1)
      upstream.models.set(`stand-in/flux-${index}`, { servedBy: { 'hf-inference': { providerId: 'x' } } })
    const ids = (await list('flux')).map(({ id }) => id)
    expect(ids.slice(0, 2)).toEqual([SCHNELL, 'black-forest-labs/FLUX.1-dev'])
    expect(ids).toContain('stand-in/flux-0')
    expect(new Set(ids).size).toBe(ids.length)
    const searches = hubPaths().filter(path => path.includes('search=flux'))
    expect(searches.filter(path => path.includes('pipeline_tag=text-to-image'))).toHaveLength(2)
    expect(searches).toHaveLength(4)
  })

  test('gives the curated alone when the Hub cannot be asked, and says that these are not all', async () => {
    const { engine } = await open({ hubUrl: 'http://127.0.0.1:9' })
    const failures: string[] = []
    const onIncomplete = ({ code }: ProviderError) => void failures.push(code)
    const found = await engine.models.list({ search: 'openjourney', signal, onIncomplete })
    expect(found.map(({ id }) => id)).toEqual(['prompthero/openjourney'])
    expect(failures).toEqual(['provider.unavailable'])
    await engine.models.list({ signal, onIncomplete })
    expect(failures).toHaveLength(1)
  })

  test('is remembered for a while', async () => {
    const { list, hubPaths } = await open()
    await list('watercolour')
    const before = hubPaths().length
    await list('watercolour')
    expect(hubPaths()).toHaveLength(before)
  })
})
