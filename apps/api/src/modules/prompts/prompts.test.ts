import { createWildcard, listWildcards, previewPrompts, removeWildcard, updateWildcard } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'

const NOBODY = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'

describeStudio('previewing a dynamic prompt', { config: { hfToken: null } }, my => {
  const preview = async (body: Parameters<typeof my.studio.call<typeof previewPrompts>>[1]['body']) =>
    (await my.studio.call(previewPrompts, { body })).body
  const refused = (body: unknown) => my.studio.refused(previewPrompts, { body })

  test('shows how many prompts come of it and the first ten', async () => {
    const body = await preview({ prompt: '{a|b|c} {1|2|3|4}', mode: 'all', drawSeed: 1 })
    expect(body).toEqual({
      isDynamic: true,
      total: 12,
      combinations: 12,
      drawSeed: 1,
      missing: [],
      problem: null,
      prompts: ['a 1', 'a 2', 'a 3', 'a 4', 'b 1', 'b 2', 'b 3', 'b 4', 'c 1', 'c 2'],
    })
    expect(await preview({ prompt: '{a|b|c} {1|2|3|4}', mode: 'all', draws: 2 })).toMatchObject({
      total: 2,
      combinations: 12,
      prompts: ['a 1', 'a 2'],
    })
  })

  test('samples one where nothing else is said, and says the seed, which gives it again', async () => {
    const first = await preview({ prompt: '{a|b|c|d|e|f} {1|2|3|4|5|6}' })
    expect(first).toMatchObject({ isDynamic: true, total: 1, combinations: 36 })
    expect(
      await preview({ prompt: '{a|b|c|d|e|f} {1|2|3|4|5|6}', mode: 'random', draws: 1, drawSeed: first.drawSeed }),
    ).toEqual(first)
  })

  test('goes through a thousand of more than can be counted', async () => {
    expect(await preview({ prompt: '{a|b|c}'.repeat(500), mode: 'all' })).toMatchObject({
      total: 1000,
      combinations: Number.MAX_SAFE_INTEGER,
    })
  })

  test('a prompt with nothing to sample from is shown as it is', async () => {
    const prompt = ' a (fox:1.2) \\(red\\) | } __ \\\\ 😀'
    expect(await preview({ prompt, draws: 2 })).toMatchObject({
      isDynamic: false,
      total: 2,
      combinations: 1,
      prompts: [prompt, prompt],
      missing: [],
    })
    const longest = '😀'.repeat(4000)
    expect((await preview({ prompt: longest })).prompts).toEqual([longest])
  })

  test('uses the wildcards that there are, those in wildcards too, and names the others', async () => {
    await my.studio.call(createWildcard, { body: { name: 'fur', entries: ['red', '{light|dark} __shade__'] } })
    await my.studio.call(createWildcard, { body: { name: 'shade', entries: ['grey', 'blue'] } })
    await my.studio.call(createWildcard, { body: { name: 'bare', entries: [] } })
    expect(await preview({ prompt: 'a __fur__ fox', mode: 'all' })).toMatchObject({
      prompts: ['a red fox', 'a light grey fox', 'a light blue fox', 'a dark grey fox', 'a dark blue fox'],
      missing: [],
    })
    expect(await preview({ prompt: 'a __furr__ __bare__ fox' })).toMatchObject({
      prompts: [],
      missing: ['furr', 'bare'],
      problem: { code: 'prompt.unknown_wildcard', detail: 'There is no wildcard __furr__ (character 3).' },
    })
    expect((await preview({ prompt: '__fu*__ __{f|f}ur__', mode: 'all' })).total).toBe(50)
  })

  test.each<[string, string, RegExp]>([
    ['a {red|blue', 'prompt.malformed', /never closed.*character 3/],
    ['{|}', 'prompt.empty', /is empty/],
    ['{a|}', 'prompt.empty', /Prompt 2 of the 2 .* is empty/],
    [`{3$$${'-'.repeat(1800)}$$${'x'.repeat(600)}|${'y'.repeat(1300)}|z}`, 'prompt.too_long', /4,000 characters/],
  ])('what cannot be used is said, and is no error while one writes: %#', async (prompt, code, detail) => {
    const { problem, ...rest } = await preview({ prompt, mode: 'all', drawSeed: 7 })
    expect(rest).toEqual({ isDynamic: true, total: 0, combinations: 0, prompts: [], drawSeed: 7, missing: [] })
    expect(problem).toEqual({ code, detail: expect.stringMatching(detail) as unknown })
  })

  test('reads wildcards whose entries name more than a query can ask for', async () => {
    const entries = Array.from({ length: 10_000 }, (_, entry) =>
      [1, 2, 3, 4, 5, 6, 7].map(name => `__n${entry}x${name}__`).join(''),
    )
    await my.studio.call(createWildcard, { body: { name: 'crowd', entries } })
    const { missing, problem } = await preview({ prompt: 'a __crowd__', mode: 'all', draws: 1 })
    expect([problem?.code, missing.length]).toEqual(['prompt.unknown_wildcard', 100])
  })

  test('wildcards that cannot be used together are named', async () => {
    await my.studio.call(createWildcard, { body: { name: 'hen', entries: ['laid by __egg__'] } })
    await my.studio.call(createWildcard, { body: { name: 'egg', entries: ['from __hen__', 'none'] } })
    expect((await preview({ prompt: 'the __egg__' })).problem).toMatchObject({
      code: 'prompt.cycle',
      detail: 'A wildcard comes back to itself: __egg__ → __hen__ → __egg__.',
    })
    await my.studio.call(createWildcard, { body: { name: 'long', entries: ['x'.repeat(450)] } })
    expect((await preview({ prompt: '__long__'.repeat(9) })).problem).toMatchObject({ code: 'prompt.too_long' })
    for (let level = 0; level < 12; level += 1)
      await my.studio.call(createWildcard, {
        body: { name: `tower${level}`, entries: [level === 11 ? '{|}' : `__tower${level + 1}__`.repeat(20)] },
      })
    expect((await preview({ prompt: '__tower0__' })).problem).toMatchObject({ code: 'prompt.too_complex' })
  })

  test.each<[string, object]>([
    ['/body/prompt', {}],
    ['/body/prompt', { prompt: '' }],
    ['/body/prompt', { prompt: 'x'.repeat(4001) }],
    ['/body/draws', { prompt: 'a', draws: 0 }],
    ['/body/draws', { prompt: 'a', draws: 1001 }],
    ['/body/mode', { prompt: 'a', mode: 'some' }],
    ['/body/drawSeed', { prompt: 'a', drawSeed: -1 }],
    ['/body/steps', { prompt: 'a', steps: 4 }],
  ])('outside its limits is a 400 at %s', async (path, body) => {
    expect(await refused(body)).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path }] })
  })
})

describeStudio('wildcards', { config: { hfToken: null } }, my => {
  const create = async (name: string, entries: string[] = ['one']) =>
    (await my.studio.call(createWildcard, { body: { name, entries } })).body
  const list = async () => (await my.studio.call(listWildcards, {})).body.items

  test('are made, listed by name, changed and deleted, and each change is told', async () => {
    const before = await my.studio.deps.events.lastSequence()
    const { status, body: b } = await my.studio.call(createWildcard, { body: { name: 'b10', entries: ['x', '2::y'] } })
    expect([status, b]).toMatchObject([201, { name: 'b10', entries: ['x', '2::y'] }])
    const a = await create('b9')
    expect((await list()).map(({ name }) => name)).toEqual(['b9', 'b10'])
    const { body: changed } = await my.studio.call(updateWildcard, {
      params: { id: a.id },
      body: { name: 'z/new-name_1', entries: [] },
    })
    expect(changed).toMatchObject({ id: a.id, name: 'z/new-name_1', entries: [], createdAt: a.createdAt })
    expect(await list()).toEqual([b, changed])
    for (const { id } of [a, b]) expect((await my.studio.call(removeWildcard, { params: { id } })).status).toBe(204)
    expect(await list()).toEqual([])
    expect(await my.studio.deps.events.lastSequence()).toBe(before + 5)
    expect(await my.studio.deps.events.happenedBehind(before, ['wildcards.updated'])).toBe(true)
  })

  test('have a name each', async () => {
    const mine = await create('taken')
    const other = await create('other')
    expect(await my.studio.refused(createWildcard, { body: { name: 'taken', entries: [] } })).toMatchObject({
      status: 409,
      code: 'wildcard.name_taken',
    })
    expect(
      await my.studio.refused(updateWildcard, { params: { id: other.id }, body: { name: 'taken' } }),
    ).toMatchObject({ status: 409, code: 'wildcard.name_taken' })
    expect(
      (await my.studio.call(updateWildcard, { params: { id: mine.id }, body: { name: 'taken', entries: ['two'] } }))
        .body.entries,
    ).toEqual(['two'])
    expect((await create('Taken')).name).toBe('Taken')
  })

  test('made at once under one name are one', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => create('race')))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('that there are not are a 404', async () => {
    expect(await my.studio.refused(updateWildcard, { params: { id: NOBODY }, body: { entries: [] } })).toMatchObject({
      status: 404,
      code: 'wildcard.not_found',
    })
    expect(await my.studio.refused(removeWildcard, { params: { id: NOBODY } })).toMatchObject({
      status: 404,
      code: 'wildcard.not_found',
    })
  })

  test.each<[string, object]>([
    ...['', '_a', 'a_', 'a__b', '-a', 'a b', 'ä', 'a'.repeat(61), 'a\n'].map((name): [string, object] => [
      '/body/name',
      { name, entries: [] },
    ]),
    ...['', '  ', 'two\nlines', 'cr\r', 'x'.repeat(501), 7, null].map((entry): [string, object] => [
      '/body/entries/1',
      { name: 'fine', entries: ['a', entry] },
    ]),
    ['/body/entries', { name: 'fine' }],
    ['/body/entries', { name: 'fine', entries: Array.from({ length: 10_001 }, () => 'a') }],
    ['/body/more', { name: 'fine', entries: [], more: 1 }],
  ])('outside their limits are a 400 at %s', async (path, body) => {
    expect(await my.studio.refused(createWildcard, { body })).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [{ path }],
    })
  })

  test('hold 10,000 entries each, and about four million characters together', async () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => `${index} ${'ü'.repeat(180)}`)
    const first = await create('large1', entries)
    expect(first.entries).toEqual(entries)
    const second = await create('large2', entries)
    expect(await my.studio.refused(createWildcard, { body: { name: 'large3', entries } })).toMatchObject({
      status: 422,
      code: 'wildcard.too_large',
    })
    // Its own is not counted twice.
    expect(
      (await my.studio.call(updateWildcard, { params: { id: first.id }, body: { entries: entries.toReversed() } }))
        .status,
    ).toBe(200)
    expect(
      await my.studio.refused(createWildcard, {
        body: { name: 'larger', entries: entries.map(() => '漢'.repeat(500)) },
      }),
    ).toMatchObject({ status: 422, code: 'wildcard.too_large' })
    expect(
      await my.studio.refused(createWildcard, {
        body: { name: 'largest', entries: Array.from({ length: 12_000 }, () => '漢'.repeat(500)) },
      }),
    ).toMatchObject({ status: 413 })
    for (const { id } of [first, second]) await my.studio.call(removeWildcard, { params: { id } })
  })

  test('are 500 at most', async () => {
    const there = (await list()).length
    for (let n = there; n < 500; n += 1) await create(`n${n}`)
    expect(await my.studio.refused(createWildcard, { body: { name: 'one-more', entries: [] } })).toMatchObject({
      status: 422,
      code: 'wildcard.too_many',
    })
    const [oldest] = await list()
    expect(
      (await my.studio.call(updateWildcard, { params: { id: oldest?.id ?? '' }, body: { entries: ['still'] } })).status,
    ).toBe(200)
  })
})
