import {
  createGeneration,
  createStyle,
  exportStyles,
  getGeneration,
  importStyles,
  listStyles,
  removeStyle,
  updateStyle,
  type NewStyle,
} from '@atelier/contracts'
import { readRecipe } from '@atelier/imaging'
import { beforeEach, describe, expect, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { callsFor, describeStudio, describeStudioOnSqlite } from '../../testing/suite.ts'
import { postFiles } from '../../testing/upload.ts'

const small = { width: 256, height: 256, model: 'atelier/sketch' } as const
const NIGHT: NewStyle = {
  name: 'Night',
  prompt: '{prompt} at night',
  negativePrompt: 'sun',
  parameters: { width: 300, steps: 30 },
}

describeStudio('styles', {}, my => {
  const list = async () => (await my.studio.call(listStyles, {})).body.items
  const own = async () => (await list()).filter(style => !style.isBuiltIn)
  const create = async (body: NewStyle) => (await my.studio.call(createStyle, { body })).body
  const take = async (csv: string) => (await my.studio.call(importStyles, { body: { csv } })).body

  beforeEach(async () => {
    for (const { id } of await own()) await my.studio.call(removeStyle, { params: { id } })
  })

  test('are forty at first, told apart by name and by words', async () => {
    const styles = await list()
    expect(styles).toHaveLength(40)
    for (const key of ['id', 'name', 'prompt'] as const)
      expect(new Set(styles.map(style => style[key].toLowerCase())).size).toBe(40)
    expect(styles.every(style => style.isBuiltIn && style.prompt.includes('{prompt}'))).toBe(true)
  })

  test('of one’s own come first, by name, and each change is told', async () => {
    const stream = await followEvents(my.studio)
    const night = await create({ ...NIGHT, name: '  night 10 ' })
    expect(night).toMatchObject({ ...NIGHT, name: 'night 10', isBuiltIn: false })
    await create({ name: 'Night 9', prompt: '', negativePrompt: '', parameters: {} })
    await create({ name: 'étude', prompt: 'x' })
    expect((await list()).slice(0, 4).map(style => style.name)).toEqual([
      'étude',
      'Night 9',
      'night 10',
      'Film photograph',
    ])
    expect((await own()).find(style => style.name === 'Night 9')).toMatchObject({
      prompt: '',
      negativePrompt: null,
      parameters: null,
    })
    const changed = (
      await my.studio.call(updateStyle, { params: { id: night.id }, body: { name: 'Later', parameters: null } })
    ).body
    expect(changed).toMatchObject({ ...NIGHT, name: 'Later', parameters: null })
    expect(changed.urls.preview).not.toBe(night.urls.preview)
    await my.studio.call(removeStyle, { params: { id: night.id } })
    expect(await my.studio.refused(removeStyle, { params: { id: night.id } })).toMatchObject({
      status: 404,
      code: 'style.not_found',
    })
    expect(await my.studio.refused(updateStyle, { params: { id: night.id }, body: { name: 'x' } })).toMatchObject({
      status: 404,
    })
    for (let at = 0; at < 5; at += 1)
      expect((await stream.next('styles.updated')).data).toEqual({ type: 'styles.updated', at: expect.any(String) })
    await stream.close()
  })

  test('have names that nobody takes for another’s', async () => {
    const { id } = await create(NIGHT)
    for (const name of ['Night', ' nIGHT ', 'Watercolour', 'WATERCOLOUR'])
      expect(await my.studio.refused(createStyle, { body: { ...NIGHT, name } })).toMatchObject({
        status: 409,
        code: 'style.name_taken',
        detail: expect.stringContaining(name.trim()),
      })
    expect(await my.studio.refused(updateStyle, { params: { id }, body: { name: 'mosaic' } })).toMatchObject({
      status: 409,
      code: 'style.name_taken',
    })
    expect((await my.studio.call(updateStyle, { params: { id }, body: { name: 'NIGHT' } })).body.name).toBe('NIGHT')
    const twice = await Promise.allSettled([
      create({ name: 'Twin', prompt: 'a' }),
      create({ name: 'twin', prompt: 'b' }),
    ])
    expect(twice.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('that come with the studio are copied and not changed', async () => {
    for (const refusal of [
      await my.studio.refused(updateStyle, { params: { id: 'mosaic' }, body: { name: 'x' } }),
      await my.studio.refused(removeStyle, { params: { id: 'mosaic' } }),
    ]) {
      expect(refusal).toMatchObject({ status: 409, code: 'style.built_in', detail: expect.stringContaining('Copy it') })
    }
  })

  test.each<[string, object]>([
    ['/body/name', { ...NIGHT, name: ' ' }],
    ['/body/name', { ...NIGHT, name: 'x'.repeat(101) }],
    ['/body/name', { prompt: 'x' }],
    ['/body/prompt', { ...NIGHT, prompt: 'x'.repeat(2001) }],
    ['/body/prompt', { ...NIGHT, prompt: 'a\0' }],
    ['/body/negativePrompt', { ...NIGHT, negativePrompt: 'x'.repeat(2001) }],
    ['/body/parameters/steps', { ...NIGHT, parameters: { steps: 0 } }],
    ['/body/parameters/sampler', { ...NIGHT, parameters: { sampler: 'x' } }],
    ['/body/parameters/width', { ...NIGHT, parameters: { width: 0.5 } }],
    ['/body/isBuiltIn', { ...NIGHT, isBuiltIn: true }],
  ])('%s is named where %j is no style', async (path, body) => {
    expect(await my.studio.refused(createStyle, { body })).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: expect.arrayContaining([expect.objectContaining({ path })]),
    })
  })

  test('go out as one file and come in again', async () => {
    await create(NIGHT)
    await create({ name: 'Day', prompt: 'x' })
    const file = (await my.studio.call(exportStyles, {})).body
    expect(file).toEqual({
      version: 1,
      styles: [{ name: 'Day', prompt: 'x', negativePrompt: null, parameters: null }, NIGHT],
    })
    const [day] = await own()
    await my.studio.call(removeStyle, { params: { id: day?.id ?? '' } })
    const { added, skipped } = (await my.studio.call(importStyles, { body: file })).body
    expect([added.map(style => style.name), skipped]).toEqual([
      ['Day'],
      [{ name: 'Night', reason: expect.stringContaining('already') }],
    ])
    expect((await my.studio.call(exportStyles, {})).body).toEqual(file)
  })

  test('are a thousand at most, and of a file that is too long none is taken', async () => {
    const styles = Array.from({ length: 1000 }, (_, at) => ({ name: `Style ${at}`, prompt: 'x' }))
    await create(NIGHT)
    expect(await my.studio.refused(importStyles, { body: { version: 1, styles } })).toMatchObject({
      status: 422,
      code: 'style.too_many',
    })
    expect(await own()).toHaveLength(1)
    expect(await my.studio.refused(importStyles, { body: { version: 1, styles: [...styles, NIGHT] } })).toMatchObject({
      status: 400,
    })
    expect(await my.studio.refused(importStyles, { body: { version: 2, styles: [] } })).toMatchObject({ status: 400 })
    expect(
      (await my.studio.call(importStyles, { body: { version: 1, styles: styles.slice(1) } })).body.added,
    ).toHaveLength(999)
    expect(await my.studio.refused(createStyle, { body: { name: 'One more', prompt: 'x' } })).toMatchObject({
      status: 422,
      code: 'style.too_many',
    })
    expect((await list()).length).toBe(1040)
  })

  describe('a styles.csv', () => {
    test('is read as AUTOMATIC1111 writes it', async () => {
      const csv =
        '\ufeffname,prompt,negative_prompt\r\nOne,"a {prompt}, ""quoted""\nsecond line",bad\r\n\r\n,,\r\nTwo,just words\r\nThree,,only negative,surplus\r\n'
      expect(await take(csv)).toMatchObject({
        added: [
          { name: 'One', prompt: 'a {prompt}, "quoted"\nsecond line', negativePrompt: 'bad', parameters: null },
          { name: 'Two', prompt: 'just words', negativePrompt: null },
          { name: 'Three', prompt: '', negativePrompt: 'only negative' },
        ],
        skipped: [],
      })
    })

    test('of an early version has a column `text`', async () => {
      expect((await take('name,text\nOld,of {prompt}')).added).toMatchObject([
        { name: 'Old', prompt: 'of {prompt}', negativePrompt: null },
      ])
    })

    test('is taken without what cannot be kept, each named with its reason', async () => {
      const csv = `prompt,Name\n,# ---- My styles ----\nwords,\n${'x'.repeat(2001)},Long\na,Watercolour\nb,Kept\nc,kept\nd,${'n'.repeat(101)}\n`
      const { added, skipped } = await take(csv)
      expect(added.map(style => style.name)).toEqual(['Kept'])
      expect(skipped).toEqual([
        { name: '# ---- My styles ----', reason: expect.stringContaining('heading') },
        { name: '', reason: expect.stringContaining('no name') },
        { name: 'Long', reason: expect.stringContaining('2000') },
        { name: 'n'.repeat(100), reason: expect.stringContaining('100') },
        { name: 'Watercolour', reason: expect.stringContaining('already') },
        { name: 'kept', reason: expect.stringContaining('already') },
      ])
    })

    test('of more columns than anybody has is read as quickly as any', async () => {
      expect(
        await take(`name,prompt${',c'.repeat(400_000)}\n${'Wide,x\n'.repeat(2)}${','.repeat(1000)}\n`),
      ).toMatchObject({ added: [{ name: 'Wide' }], skipped: [{ name: 'Wide' }] })
      expect(
        await my.studio.refused(importStyles, {
          body: { csv: `name${',c'.repeat(400_000)}\n${'a\n'.repeat(500_000)}` },
        }),
      ).toMatchObject({ status: 422, code: 'style.file_unreadable' })
      expect(
        await my.studio.refused(importStyles, { body: { csv: `name,prompt\n${',x\n'.repeat(20_001)}` } }),
      ).toMatchObject({ status: 422, detail: 'This is no styles.csv: it has more than 20,000 rows.' })
    })

    test.each(['hello', 'a,b\n1,2', 'name,prompt\nx,"never closed', '\ufeff', '{"version":1}'])(
      '%j is none',
      async csv => {
        expect(await my.studio.refused(importStyles, { body: { csv } })).toMatchObject({
          status: 422,
          code: 'style.file_unreadable',
        })
      },
    )

    test('may hold two million characters, and no more', async () => {
      const row = `"\u00e4\n",${'x'.repeat(1993)}\n`
      const csv = `name,prompt\n${row.repeat(999)}`
      const { added, skipped } = await take(csv + ' '.repeat(2_000_000 - csv.length))
      expect([added.length, skipped.length]).toEqual([1, 998])
      expect(await my.studio.refused(importStyles, { body: { csv: `name\n${'x'.repeat(2_000_000)}` } })).toMatchObject({
        status: 400,
      })
    })
  })

  describe('in a generation', () => {
    test('are around what was typed, in their order, and both are kept, in the file too', async () => {
      const { id } = await create(NIGHT)
      const wish = {
        prompt: 'a fox of styles',
        negativePrompt: 'fog',
        model: 'atelier/sketch',
        styles: ['ink-wash', id],
      }
      const generation = await my.generate(wish)
      expect(generation).toMatchObject({
        prompt: expect.stringMatching(/^ink wash painting of a fox of styles, .* at night$/),
        negativePrompt: expect.stringMatching(/^fog, photograph, .*, sun$/),
        typed: { prompt: 'a fox of styles', negativePrompt: 'fog', styles: ['Ink wash', 'Night'] },
        parameters: { width: 304, steps: null },
      })
      const { typed, prompt } = generation
      expect(generation.images[0]).toMatchObject({ prompt, typed })
      const bytes = Buffer.from(await (await my.studio.request(generation.images[0]?.urls.file ?? '')).arrayBuffer())
      expect(readRecipe(bytes)?.recipe).toMatchObject({ prompt, typed })
      expect(await (await postFiles(my.studio, bytes)).json()).toMatchObject({ prompt, typed })
    })

    test('leave their negative part out where the model takes none', async () => {
      const generation = await my.generate({
        prompt: 'an owl of styles',
        model: 'black-forest-labs/FLUX.1-schnell',
        styles: ['mosaic'],
      })
      expect(generation).toMatchObject({
        status: 'succeeded',
        negativePrompt: null,
        typed: { prompt: 'an owl of styles', styles: ['Mosaic'] },
      })
      expect(callsFor(my.upstream, generation.prompt)).toHaveLength(1)
    })

    test('are none where none are named: nothing else was typed', async () => {
      expect(await my.generate({ ...small, prompt: 'as it is {prompt}', styles: [] })).toMatchObject({
        prompt: 'as it is {prompt}',
        typed: null,
      })
    })

    test.each<[number, string, object]>([
      [404, 'style.not_found', { styles: ['mosaic', 'no-such-style'] }],
      [404, 'style.not_found', { styles: ['01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'] }],
      [422, 'style.too_long', { prompt: 'x'.repeat(3990), styles: ['mosaic'] }],
      [400, 'request.invalid', { styles: ['mosaic', 'mosaic'] }],
      [400, 'request.invalid', { styles: ['A B'] }],
      [400, 'request.invalid', { styles: 'mosaic' }],
      [400, 'request.invalid', { styles: Array.from({ length: 9 }, (_, at) => `s${at}`) }],
    ])('%i %s for %j', async (status, code, wish) => {
      const refusal = await my.studio.refused(createGeneration, { body: { ...small, prompt: 'refused', ...wish } })
      expect(refusal).toMatchObject({ status, code })
      expect(refusal.status === 404 ? refusal.detail : 'no-such-style').toMatch(/no-such-style|01937b5e/)
    })

    test('are those of the first call when a call is repeated by its key', async () => {
      const { id } = await create(NIGHT)
      const body = { ...small, prompt: 'the same again', styles: [id] }
      const first = await my.studio.call(createGeneration, { body }, { 'idempotency-key': 'styles-1' })
      await my.studio.call(removeStyle, { params: { id } })
      expect((await my.studio.call(createGeneration, { body }, { 'idempotency-key': 'styles-1' })).body.id).toBe(
        first.body.id,
      )
      expect((await my.studio.call(getGeneration, { params: { id: first.body.id } })).body.typed?.styles).toEqual([
        'Night',
      ])
    })
  })
})

describeStudioOnSqlite('the previews of styles', {}, my => {
  const preview = async (path: string, headers: Record<string, string> = {}) => {
    const response = await my.studio.request(path, { headers })
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  test('are forty different pictures, drawn once, and kept by who asked', async () => {
    const styles = (await my.studio.call(listStyles, {})).body.items
    const first = await Promise.all(styles.map(style => preview(style.urls.preview)))
    expect(new Set(first.map(({ bytes }) => bytes.toString('base64'))).size).toBe(40)
    for (const { status, headers, bytes } of first) {
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        200,
        'image/webp',
        'private, max-age=31536000, immutable',
      ])
      expect(bytes.toString('latin1', 8, 12)).toBe('WEBP')
    }
    const etag = first[0]?.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{16}"$/)
    expect((await preview(styles[0]?.urls.preview ?? '', { 'if-none-match': etag })).status).toBe(304)
    expect((await preview('/api/v1/styles/film-photograph/preview')).headers.get('cache-control')).toBe(
      'private, no-cache',
    )
    expect((await preview('/api/v1/styles/no-such/preview')).status).toBe(404)
  })

  test('of one’s own are like those that they resemble, and told apart where they resemble none', async () => {
    const of = async (name: string, prompt: string) =>
      (await preview((await my.studio.call(createStyle, { body: { name, prompt } })).body.urls.preview)).bytes
    const pictures = [
      await of('Mosaic floor', 'tiles of {prompt}'),
      await of('Mine', 'wobbly'),
      await of('Yours', '{prompt}, strange'),
      await of('Nothing', ''),
    ]
    expect(new Set(pictures.map(bytes => bytes.toString('base64'))).size).toBe(4)
  })
})
