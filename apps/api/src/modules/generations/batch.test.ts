import {
  createGeneration,
  createGenerations,
  createWildcard,
  listGenerations,
  removeGeneration,
  updateWildcard,
  type NewGenerations,
} from '@atelier/contracts'
import { describeOnBothDatabases } from '@atelier/db/testing'
import { expect, test } from 'vitest'
import { STUDIO_USER } from '../../platform/actor.ts'
import { describeStudio, openSuite } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'

const small = { model: 'atelier/sketch', width: 256, height: 256 } as const

describeStudio('posting a dynamic prompt', { config: { hfToken: null } }, my => {
  const post = (body: NewGenerations, headers = {}) =>
    my.studio.call(createGenerations, { body: { ...small, ...body } }, headers)
  const refused = (body: object, headers = {}) =>
    my.studio.refused(createGenerations, { body: { ...small, ...body } }, headers)
  const listed = async (word: string) =>
    (await my.studio.call(listGenerations, { querystring: { limit: 200 } })).body.items.filter(item =>
      item.prompt.includes(word),
    )

  test('makes a generation of every prompt, each with what was typed', async () => {
    const { status, body } = await post({
      prompt: 'a {red|green|blue} heron',
      mode: 'all',
      drawSeed: 3,
      negativePrompt: '',
    })
    expect(status).toBe(202)
    expect(body.drawSeed).toBe(3)
    expect(body.items.map(({ prompt }) => prompt)).toEqual(['a red heron', 'a green heron', 'a blue heron'])
    for (const item of body.items)
      expect(item).toMatchObject({
        status: 'queued',
        model: 'atelier/sketch',
        typed: { prompt: 'a {red|green|blue} heron', negativePrompt: null, styles: [] },
      })
    expect(body.items[0]?.batch).toMatchObject({ size: 3 })
    expect(new Set(body.items.map(({ batch }) => batch?.id)).size).toBe(1)
    // The newest is the last of them.
    expect((await listed('heron')).map(({ id }) => id)).toEqual(body.items.map(({ id }) => id).toReversed())
    await until(async () => (await listed('heron')).every(item => item.status === 'succeeded'), {
      within: 20_000,
      what: 'the herons being made',
    })
    expect((await listed('heron')).flatMap(({ images }) => images.map(image => image.typed?.prompt))).toEqual(
      Array.from({ length: 3 }, () => 'a {red|green|blue} heron'),
    )
  })

  test('without a seed each has its own, with one they follow each other', async () => {
    const { body: free } = await post({ prompt: '{1|2|3|4} seedless', mode: 'all' })
    expect(new Set(free.items.map(({ parameters }) => parameters.seed)).size).toBe(4)
    const { body: fixed } = await post({ prompt: '{1|2|3|4} seeded', mode: 'all', seed: 4_294_967_290, count: 2 })
    expect(fixed.items.map(({ parameters }) => parameters.seed)).toEqual([
      4_294_967_290, 4_294_967_292, 4_294_967_294, 0,
    ])
  })

  test('draws by the seed of the draw, and says which it was', async () => {
    const template = '{a|b|c|d|e} {f|g|h|i} stork'
    const { body: first } = await post({ prompt: template, draws: 3 })
    const { body: second } = await post({ prompt: template, draws: 3, drawSeed: first.drawSeed })
    expect(second.items.map(({ prompt }) => prompt)).toEqual(first.items.map(({ prompt }) => prompt))
  })

  test('of a prompt with nothing to draw from is sent as it is, as often as asked for', async () => {
    const { body } = await post({ prompt: 'a plain \\\\ crane', draws: 2 })
    expect(body.items.map(({ prompt, typed }) => [prompt, typed])).toEqual([
      ['a plain \\\\ crane', null],
      ['a plain \\\\ crane', null],
    ])
  })

  test('with styles keeps the template and the names of the styles', async () => {
    const style = await my.studio.deps.styles.create(STUDIO_USER, { name: 'Dusk', prompt: '{prompt} at dusk' })
    const { body } = await post({ prompt: 'a {grey|white} egret', mode: 'all', styles: [style.id] })
    expect(body.items.map(({ prompt }) => prompt)).toEqual(['a grey egret at dusk', 'a white egret at dusk'])
    expect(body.items[0]?.typed).toEqual({ prompt: 'a {grey|white} egret', negativePrompt: null, styles: ['Dusk'] })
    const { body: plain } = await post({ prompt: 'an egret', styles: [style.id] })
    expect(plain.items[0]).toMatchObject({
      prompt: 'an egret at dusk',
      typed: { prompt: 'an egret', styles: ['Dusk'] },
    })
  })

  test.each<[number, string, object]>([
    [422, 'prompt.malformed', { prompt: 'a {broken ibis' }],
    [422, 'prompt.empty', { prompt: '{a whole ibis|}', mode: 'all' }],
    [404, 'style.not_found', { prompt: 'an {a|b} ibis', styles: ['nobody'] }],
    [404, 'model.not_found', { prompt: 'an {a|b} ibis', model: 'no/body' }],
    [400, 'generation.parameters_out_of_limits', { prompt: 'an {a|b} ibis', steps: 900 }],
    [400, 'request.invalid', { prompt: ' ' }],
    [400, 'request.invalid', { prompt: 'an {a|b} ibis', draws: 1001 }],
    [400, 'request.invalid', { prompt: 'an {a|b} ibis', mode: 'every' }],
  ])('that cannot be used is a %i %s, and nothing is made', async (status, code, body) => {
    expect(await refused(body)).toMatchObject({ status, code })
    expect(await listed('ibis')).toEqual([])
  })

  test('with an idempotency key gives the same generations again, whatever became of its wildcards', async () => {
    const { body: list } = await my.studio.call(createWildcard, {
      body: { name: 'bird', entries: ['kite', 'hobby', 'merlin'] },
    })
    const requested = { prompt: 'a __bird__ of prey', draws: 3 } as const
    const first = await post(requested, { 'idempotency-key': 'birds' })
    await my.studio.call(updateWildcard, { params: { id: list.id }, body: { entries: ['owl'] } })
    const second = await post(requested, { 'idempotency-key': 'birds' })
    expect(second.body.items.map(({ id }) => id)).toEqual(first.body.items.map(({ id }) => id))
    expect(second.body.drawSeed).toBe(first.body.drawSeed)
    expect(await listed('of prey')).toHaveLength(3)
    expect(await refused({ ...requested, draws: 2 }, { 'idempotency-key': 'birds' })).toMatchObject({
      status: 422,
      code: 'idempotency.conflict',
    })
    const single = { ...small, prompt: 'a __bird__ of prey' }
    expect(await my.studio.refused(createGeneration, { body: single }, { 'idempotency-key': 'birds' })).toMatchObject({
      status: 422,
      code: 'idempotency.conflict',
    })
  })

  test('gives those that are left again, also where its first one was deleted, and makes none anew', async () => {
    const requested = { prompt: 'a {red|green} plover', mode: 'all' } as const
    const { body } = await post(requested, { 'idempotency-key': 'plovers' })
    const [first, second] = body.items.map(({ id }) => id)
    // Either this ends it, or it was made already.
    for (const { id } of body.items) await my.studio.request(`/api/v1/generations/${id}/cancel`, { method: 'POST' })
    for (const [id, left] of [
      [first, [second]],
      [second, []],
    ] as const) {
      await my.studio.call(removeGeneration, { params: { id: id ?? '' } })
      const again = await post(requested, { 'idempotency-key': 'plovers' })
      expect(again.body.items.map(item => item.id)).toEqual(left)
    }
    expect(await listed('plover')).toEqual([])
  })

  test('that comes many times at once under one key is made once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        post({ prompt: '{a|b|c} crowd of rooks', draws: 5 }, { 'idempotency-key': 'crowd' }),
      ),
    )
    expect(new Set(answers.map(({ body }) => body.items.map(({ id }) => id).join())).size).toBe(1)
    expect(await listed('crowd of rooks')).toHaveLength(5)
  })
})

describeOnBothDatabases('a queue with little room', make => {
  const my = openSuite(make, { config: { hfToken: null, queueLimit: 1000, role: 'api' } })
  const post = (draws: number, word: string) =>
    my.studio.call(createGenerations, {
      body: { ...small, prompt: `${word} {a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}`, draws },
    })

  test('takes a thousand, all or none', async () => {
    await post(1, 'the first')
    // 200 ms over SQLite and 290 ms over PostgreSQL, the test's own check of the answer included.
    const { body } = await post(999, 'swarm')
    expect(new Set(body.items.map(({ prompt }) => prompt)).size).toBe(999)
    const problem = await my.studio.refused(createGenerations, {
      body: { ...small, prompt: '{a|b} more', mode: 'all' },
    })
    expect(problem).toMatchObject({
      status: 429,
      code: 'queue.full',
      detail: 'There is no room for 2 more generations: 1000 may wait. Try again when some of them are done.',
    })
    expect(problem.headers.get('retry-after')).toBe('10')
  })
})
