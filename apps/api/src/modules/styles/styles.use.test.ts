import {
  createGeneration,
  createStyle,
  getGeneration,
  importStyles,
  listStyles,
  removeStyle,
  type NewStyle,
} from '@atelier/contracts'
import { readRecipe } from '@atelier/imaging'
import { beforeEach, describe, expect, test } from 'vitest'
import { callsFor, describeStudio } from '../../testing/suite.ts'
import { postFiles } from '../../testing/upload.ts'

const small = { width: 256, height: 256, model: 'atelier/sketch' } as const
const NIGHT: NewStyle = {
  name: 'Night',
  prompt: '{prompt} at night',
  negativePrompt: 'sun',
  parameters: { width: 300, steps: 30 },
}

describeStudio('styles that come in and are used', {}, my => {
  const list = async () => (await my.studio.call(listStyles, {})).body.items
  const own = async () => (await list()).filter(style => !style.isBuiltIn)
  const create = async (body: NewStyle) => (await my.studio.call(createStyle, { body })).body
  const take = async (csv: string) => (await my.studio.call(importStyles, { body: { csv } })).body

  beforeEach(async () => {
    for (const { id } of await own()) await my.studio.call(removeStyle, { params: { id } })
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

    test('is taken without what cannot be stored, each named with its reason', async () => {
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

    test('of hundreds of thousands of columns is read by those that are named, and refused where it has as many rows', async () => {
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
    test('are around what was typed, in their order, and both are stored, in the file too', async () => {
      const { id } = await create(NIGHT)
      const request = {
        prompt: 'a fox of styles',
        negativePrompt: 'fog',
        model: 'atelier/sketch',
        styles: ['ink-wash', id],
      }
      const generation = await my.generate(request)
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

    test('are known of another one of the same words, too, as is the template; nothing is put around these again', async () => {
      const typed = { prompt: 'a {red|blue} fox of styles', negativePrompt: 'fog', styles: ['Night', 'Gone'] }
      const request = { ...small, prompt: 'a {red} fox of styles at night', negativePrompt: 'fog, sun', typed }
      const generation = await my.generate(request)
      expect(generation).toMatchObject({ prompt: request.prompt, negativePrompt: 'fog, sun', typed })
      expect(generation.images[0]).toMatchObject({ prompt: request.prompt, typed })
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
    ])('%i %s for %j', async (status, code, request) => {
      const refusal = await my.studio.refused(createGeneration, { body: { ...small, prompt: 'refused', ...request } })
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
