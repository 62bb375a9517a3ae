import {
  createGenerationList,
  createStyle,
  listGenerations,
  listPrompts,
  readPromptFile,
  type NewGeneration,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio } from '../../../testing/suite.ts'
import { until } from '../../../testing/until.ts'

const SCHNELL = 'black-forest-labs/FLUX.1-schnell'
const base = { model: 'atelier/sketch', width: 256, height: 256 } as const

describeStudio('a file of prompts', {}, my => {
  const read = async (text: string, format: 'lines' | 'csv' = 'csv', more: object = {}) =>
    (await my.studio.call(readPromptFile, { body: { text, format, base: { ...base, ...more } } })).body
  const refused = (text: string, format: 'lines' | 'csv' = 'csv') =>
    my.studio.refused(readPromptFile, { body: { text, format } })

  test('of lines is a prompt a line, with what the form says', async () => {
    const { columns, rows } = await read('\uFEFFa red kite\r\n\r\n  a {blue|green} kite \n', 'lines', { count: 2 })
    expect(columns).toEqual(['prompt'])
    expect(rows.map(({ request, problems }) => [request, problems])).toEqual([
      [{ ...base, count: 2, prompt: 'a red kite' }, []],
      [{ ...base, count: 2, prompt: 'a {blue|green} kite' }, []],
    ])
  })

  test.each([
    ['commas', 'prompt,negative_prompt,width,note\n"a kite, red",fog,320,x\n,,,\n'],
    ['semicolons', 'Prompt;Negative Prompt;Width;note\r\na kite, red;fog;320;x\r\n'],
    ['tabs', 'prompt\tnegativePrompt\twidth\tnote\na kite, red\tfog\t320\tx\n'],
  ])('with columns parted by %s is read by its first line', async (_what, csv) => {
    const { columns, ignored, rows } = await read(csv)
    expect([columns, ignored]).toEqual([['prompt', 'negativePrompt', 'width'], ['note']])
    expect(rows).toEqual([
      {
        cells: ['a kite, red', 'fog', '320'],
        request: { ...base, count: 1, prompt: 'a kite, red', negativePrompt: 'fog', width: 320 },
        problems: [],
      },
    ])
  })

  test('says of each cell what is wrong with it, with what its model takes', async () => {
    const { rows } = await read(
      [
        'prompt;model;steps;width;seed;guidance',
        `a;${SCHNELL};99;1000;1,5;`,
        ';;;ten;;',
        'b;nobody/nothing;;;;',
        `c;;4;;;2,5`,
        `d;${SCHNELL};4;;7;`,
      ].join('\n'),
    )
    expect(rows.map(({ problems }) => problems.map(({ path, message }) => `${path} ${message}`))).toEqual([
      ['/seed seed must be a whole number', '/width width must be a multiple of 16', '/steps steps must be 1 to 12'],
      ['/prompt prompt is missing', '/width width must be a whole number'],
      ['/model No provider knows a model called "nobody/nothing".'],
      ['/steps steps is not a parameter of this model', '/guidance guidance is not a parameter of this model'],
      [],
    ])
    // What was chosen for one model is nothing for another.
    expect(rows[4]?.request).toEqual({ prompt: 'd', model: SCHNELL, steps: 4, seed: 7, count: 1 })
  })

  test('that is none says why', async () => {
    expect(await refused('name,text2\nNight,x')).toMatchObject({ code: 'generation.file_unreadable', status: 422 })
    expect(await refused('prompt\n"a')).toMatchObject({ detail: expect.stringMatching(/never closed/) as unknown })
    expect(await refused('\n \n', 'lines')).toMatchObject({ code: 'generation.file_empty' })
    const many = Array.from({ length: 1001 }, (_, n) => `prompt ${n}`).join('\n')
    expect(await refused(many, 'lines')).toMatchObject({ code: 'generation.file_too_long' })
  })
})

describeStudio('a list of requests', {}, my => {
  const post = (items: NewGeneration[], headers = {}) =>
    my.studio.call(createGenerationList, { body: { items } }, headers)
  const listed = async (word: string) =>
    (await my.studio.call(listGenerations, { querystring: { limit: 200 } })).body.items.filter(item =>
      item.prompt.includes(word),
    )

  test('is made as it stands, on several engines, and is nobody’s history', async () => {
    const { body: style } = await my.studio.call(createStyle, { body: { name: 'Foggy', prompt: '{prompt} in fog' } })
    const { status, body } = await post([
      { ...base, prompt: 'a {first} egret', styles: [style.id] },
      { prompt: 'another egret', model: SCHNELL, count: 2, steps: 2, width: 256, height: 256 },
    ])
    expect(status).toBe(202)
    expect(body.items).toMatchObject([
      { prompt: 'a {first} egret in fog', provider: 'sketch', typed: { prompt: 'a {first} egret', styles: ['Foggy'] } },
      { prompt: 'another egret', provider: 'huggingface', parameters: { count: 2, steps: 2 } },
    ])
    const [first, second] = body.items
    expect(first?.batch).toMatchObject({ size: 2 })
    expect(second?.batch).toEqual(first?.batch)
    await until(async () => (await listed('egret')).every(item => item.status === 'succeeded'), {
      within: 20_000,
      what: 'the egrets being made',
    })
    expect((await my.studio.call(listPrompts, { querystring: { q: 'egret' } })).body.items).toEqual([])
  })

  test('is made whole or not at all, and each fault is pointed at', async () => {
    const answer = await my.studio.refused(createGenerationList, {
      body: {
        items: [
          { ...base, prompt: 'a good bittern' },
          { ...base, prompt: 'a bad bittern', steps: 4 },
          { prompt: 'a lost bittern', model: 'nobody/nothing' },
        ],
      },
    })
    expect(answer).toMatchObject({
      status: 400,
      code: 'generation.list_refused',
      detail: '2 of 3 requests cannot be made as given.',
      errors: [
        { path: '/body/items/1/steps', message: 'steps is not a parameter of this model' },
        { path: '/body/items/2/model', message: 'No provider knows a model called "nobody/nothing".' },
      ],
    })
    expect(await listed('bittern')).toEqual([])
  })

  test('that comes again with its key is made once', async () => {
    const items = [
      { ...base, prompt: 'one plover' },
      { ...base, prompt: 'two plovers' },
    ]
    const key = { 'idempotency-key': 'plovers' }
    const first = await post(items, key)
    const again = await post(items, key)
    expect(again.body.items.map(({ id }) => id)).toEqual(first.body.items.map(({ id }) => id))
    expect(await listed('plover')).toHaveLength(2)
    expect(await my.studio.refused(createGenerationList, { body: { items: items.slice(1) } }, key)).toMatchObject({
      code: 'idempotency.conflict',
    })
  })
})

describeStudio('a list that is longer than the queue', { config: { queueLimit: 3 } }, my => {
  test('is refused as a whole', async () => {
    const items = Array.from({ length: 4 }, (_, n) => ({ ...base, prompt: `crake ${n}` }))
    expect(await my.studio.refused(createGenerationList, { body: { items } })).toMatchObject({ code: 'queue.full' })
  })
})
