import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../kinds.ts'
import { imageRequest, MODEL_OF, TOKEN } from '../testing/huggingface.ts'
import { startUpstream, type Upstream } from '../testing/upstream/index.ts'
import type { Engine } from './engine.ts'
import type { EngineKind } from './kind.ts'
import { createEngines, type EngineEntry } from './registry.ts'

const bounds = {
  maxImageBytes: 2 ** 24,
  timeoutMs: 20_000,
  allowPrivateNetwork: true,
  endpointReach: 'anywhere' as const,
}
const { signal } = new AbortController()

describe('two engines of one kind', () => {
  let upstreams: Upstream[] = []
  beforeAll(async () => {
    upstreams = await Promise.all([startUpstream({ token: TOKEN }), startUpstream({ token: TOKEN })])
  })
  afterAll(() => Promise.all(upstreams.map(upstream => upstream.close())))

  const settingsOf = (id: string, token: string | undefined) => {
    const { routerUrl = '', hubUrl = '' } = upstreams[id === 'mine' ? 0 : 1] ?? {}
    return { routerUrl, hubUrl, endpoints: [], ...(token && { token }) }
  }
  const open = (token: string | undefined = TOKEN) =>
    createEngines({
      kinds,
      table: [
        { id: 'mine', kind: 'huggingface' },
        { id: 'ours', kind: 'huggingface', name: 'Of the house' },
      ],
      optionsFor: ({ id }) => ({ bounds, settings: () => settingsOf(id, token) }),
    })

  test('make pictures each by their own settings, under their own ids and names', async () => {
    const engines = open()
    await engines.start()
    expect(engines.all().map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ['mine', 'huggingface', 'Hugging Face'],
      ['ours', 'huggingface', 'Of the house'],
    ])
    for (const [at, engine] of engines.all().entries()) {
      const model = await engine.models.find(MODEL_OF.nscale, { signal })
      expect(model?.provider).toBe(engine.id)
      const { bytes } = await engine.generate(imageRequest({ model: MODEL_OF.nscale }), { signal })
      expect(bytes.byteLength).toBeGreaterThan(0)
      const posts = upstreams.map(({ requests }) => requests.filter(({ method }) => method === 'POST').length)
      expect(posts).toEqual(at === 0 ? [1, 0] : [1, 1])
    }
    await engines.close()
  })

  test('are tried out with other settings without a change of their own', async () => {
    const engines = open('hf_ofSomebodyElse')
    expect(
      await engines.tryOut({ id: 'mine', kind: 'huggingface' }, { signal, settings: () => settingsOf('mine', TOKEN) }),
    ).toMatchObject({ ok: true })
    expect(await engines.find('mine')?.check({ signal })).toMatchObject({
      ok: false,
      problem: { code: 'provider.auth', message: expect.stringMatching(/token/) },
    })
    await engines.close()
  })

  test('say what is missing where nothing is set up', async () => {
    const engine = open('').find('mine')
    expect(engine?.availability()).toEqual({ available: false, reason: expect.stringMatching(/token/) })
    expect(await engine?.check({ signal })).toMatchObject({
      ok: false,
      problem: { code: 'provider.not_configured', suggestion: expect.stringMatching(/token/) },
    })
  })
})

describe('the registry', () => {
  const [huggingFace] = kinds
  if (!huggingFace) throw new Error('There is no kind.')
  const own: EngineKind = {
    ...huggingFace,
    id: 'own',
    name: 'Own',
    isBuiltIn: true,
    sourceMark: 'algorithmic',
    settings: Type.Object({}),
    create: options => ({ ...huggingFace.create(options), kind: 'own', isBuiltIn: true, sourceMark: 'algorithmic' }),
  }
  const settings = () => ({ routerUrl: 'http://127.0.0.1:9', hubUrl: 'http://127.0.0.1:9', endpoints: [] })
  const open = (table: readonly EngineEntry[], known: readonly EngineKind[] = [huggingFace, own]) =>
    createEngines({ kinds: known, table, optionsFor: () => ({ bounds, settings }) })

  test('finds every engine by its id, and has them in the order of its table', () => {
    const engines = open([
      { id: 'far', kind: 'huggingface' },
      { id: 'near', kind: 'own' },
    ])
    expect(engines.all().map(({ id }) => id)).toEqual(['far', 'near'])
    expect(engines.find('far')?.kind).toBe('huggingface')
    expect(engines.find('toString')).toBeUndefined()
  })

  test('knows the mark of an engine, also of one that is gone', () => {
    const engines = open([{ id: 'near', kind: 'own' }])
    const marks = ['near', 'own', 'huggingface', 'nobody', null].map(engines.sourceMarkOf)
    expect(marks).toEqual(['algorithmic', 'algorithmic', 'trained', 'trained', 'trained'])
  })

  test('notices at once what cannot be', () => {
    expect(() => open([{ id: 'a', kind: 'nothing' }])).toThrow('of a kind that the studio does not know: "nothing"')
    expect(() =>
      open([
        { id: 'a', kind: 'own' },
        { id: 'a', kind: 'own' },
      ]),
    ).toThrow('two called "a"')
    expect(() => open([], [own, own])).toThrow('two called "own"')
  })

  test('settings that are not whole are a ProviderError, before anything is called', () => {
    expect(() =>
      createEngines({
        kinds: [huggingFace],
        table: [{ id: 'a', kind: 'huggingface' }],
        optionsFor: () => ({ bounds, settings: () => ({ hubUrl: 7 }) }),
      }),
    ).toThrow('The settings of Hugging Face are not whole.')
  })
})

describe('engines that change while they work', () => {
  interface Made {
    readonly name: string
    readonly isClosed: () => boolean
    readonly finish: () => void
  }
  const made: Made[] = []
  /** Makes no picture until it is told to, and then one that says who made it. */
  const slow: EngineKind = {
    id: 'slow',
    name: 'Slow',
    description: 'Waits.',
    isBuiltIn: false,
    sourceMark: 'trained',
    concurrency: 1,
    environment: {},
    settings: Type.Object({}),
    create: ({ id, name = '' }) => {
      let isClosed = false
      const { promise, resolve } = Promise.withResolvers<void>()
      made.push({ name, isClosed: () => isClosed, finish: resolve })
      return {
        id,
        kind: 'slow',
        name,
        isBuiltIn: false,
        sourceMark: 'trained',
        availability: () => ({ available: true }),
        models: { list: async () => [], find: async () => undefined, defaultId: '' },
        generate: async () => {
          await promise
          return { bytes: new TextEncoder().encode(name) }
        },
        cancel: () => promise,
        start: async () => {},
        check: async () => ({ ok: !isClosed, latencyMs: 0, models: 0 }),
        close: async () => {
          isClosed = true
        },
      }
    },
  }
  const entry = (name: string, revision = '1') => ({ id: 'one', kind: 'slow', name, revision })
  const open = (onError?: (error: unknown, id: string) => void) => {
    made.length = 0
    return createEngines<EngineEntry>({
      kinds: [slow],
      table: [entry('before')],
      optionsFor: () => ({ bounds, settings: () => ({}) }),
      ...(onError && { onError }),
    })
  }
  const paint = async (engine: Engine | undefined) =>
    new TextDecoder().decode((await engine?.generate(imageRequest({ model: 'any' }), { signal }))?.bytes)

  test('one that is replaced sees through what it is doing, while the next one is asked already', async () => {
    const engines = open()
    const held = engines.find('one')
    const running = paint(held)
    engines.update([entry('after')])
    expect(made.map(({ name, isClosed }) => [name, isClosed()])).toEqual([
      ['before', false],
      ['after', false],
    ])
    expect(engines.all().map(({ name }) => name)).toEqual(['after'])

    made[0]?.finish()
    expect(await running).toBe('before')
    expect(made.map(({ isClosed }) => isClosed())).toEqual([true, false])

    // Whoever held on to the one that was closed is served by the one in its place.
    made[1]?.finish()
    expect(await paint(held)).toBe('after')
    await engines.close()
  })

  test('one that is replaced has what it was told to stop stopped, before it is closed', async () => {
    const engines = open()
    const stopping = engines.find('one')?.cancel?.('a job', { signal })
    engines.update([entry('after')])
    expect(made.map(({ isClosed }) => isClosed())).toEqual([false, false])
    made[0]?.finish()
    await stopping
    expect(made.map(({ isClosed }) => isClosed())).toEqual([true, false])
    await engines.close()
  })

  test('one that is no different stays, one that is removed is closed when it is idle', async () => {
    const engines = open()
    const held = engines.find('one')
    engines.update([entry('before')])
    expect(engines.find('one')).toBe(held)
    engines.update([entry('before', '2')])
    expect(made.map(({ isClosed }) => isClosed())).toEqual([true, false])
    engines.update([])
    expect(made.map(({ isClosed }) => isClosed())).toEqual([true, true])
    expect(engines.all()).toEqual([])
  })

  test('one that cannot be made keeps no other from its work', async () => {
    const failures: string[] = []
    const engines = open((_error, id) => void failures.push(id))
    engines.update([{ id: 'other', kind: 'nothing' }, entry('before')])
    expect(failures).toEqual(['other'])
    expect(engines.all().map(({ id }) => id)).toEqual(['one'])
    await engines.close()
  })

  test('closing ends what was replaced and is still busy, too', async () => {
    const engines = open()
    void paint(engines.find('one'))
    engines.update([entry('after')])
    await engines.close()
    expect(made.map(({ isClosed }) => isClosed())).toEqual([true, true])
  })
})
