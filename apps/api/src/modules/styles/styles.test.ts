import {
  createStyle,
  exportStyles,
  importStyles,
  listStyles,
  removeStyle,
  updateStyle,
  type NewStyle,
} from '@atelier/contracts'
import { beforeEach, expect, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { describeStudio } from '../../testing/suite.ts'

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

  beforeEach(async () => {
    for (const { id } of await own()) await my.studio.call(removeStyle, { params: { id } })
  })

  test('are forty at first, told apart by name and by words', async () => {
    const styles = await list()
    expect(styles).toHaveLength(40)
    for (const key of ['id', 'name', 'prompt'] as const)
      expect(new Set(styles.map(style => style[key].toLowerCase())).size).toBe(40)
    expect(new Set(styles.flatMap(({ names }) => names?.de ?? [])).size).toBe(40)
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
})
