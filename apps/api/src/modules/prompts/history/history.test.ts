import {
  addPrompts,
  clearPrompts,
  createGeneration,
  createGenerations,
  createStyle,
  listPrompts,
  removeGeneration,
  removeImage,
  removePrompt,
  updatePrompt,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { STUDIO_USER } from '../../../platform/actor.ts'
import { describeStores, type Store } from '../../../testing/store.ts'
import { describeStudio } from '../../../testing/suite.ts'

const small = { model: 'atelier/sketch', width: 256, height: 256 } as const

describeStudio('the history of prompts', { config: { hfToken: null } }, my => {
  const list = async (querystring: { q?: string; favorite?: boolean; cursor?: string; limit?: number } = {}) =>
    (await my.studio.call(listPrompts, { querystring })).body
  const texts = async (query = {}) => (await list(query)).items.map(({ text }) => text)
  const idOf = async (text: string) => {
    const found = (await list({ q: text })).items.find(item => item.text === text)
    if (!found) throw new Error(`"${text}" is not remembered`)
    return found.id
  }
  const star = async (text: string, favorite = true) =>
    my.studio.call(updatePrompt, { params: { id: await idOf(text) }, body: { favorite } })

  test('has what was typed, once, the last one first: not what styles and templates made of it', async () => {
    const { body: style } = await my.studio.call(createStyle, { body: { name: 'Misty', prompt: '{prompt} in mist' } })
    await my.generate({ ...small, prompt: ' an old otter ' })
    await my.studio.call(createGeneration, { body: { ...small, prompt: 'a styled otter', styles: [style.id] } })
    await my.studio.call(createGenerations, { body: { ...small, prompt: 'a {red|blue} otter', mode: 'all' } })
    await my.studio.call(createGeneration, { body: { ...small, prompt: 'an old otter' } })
    const { items } = await list({ q: 'otter' })
    expect(items.map(({ text, uses, favorite }) => [text, uses, favorite])).toEqual([
      ['an old otter', 2, false],
      ['a {red|blue} otter', 2, false],
      ['a styled otter', 1, false],
    ])
  })

  test('remembers of a variation what was typed for the first one', async () => {
    const typed = { prompt: 'a typed newt', negativePrompt: null, styles: ['Misty'] }
    await my.studio.call(createGeneration, { body: { ...small, prompt: 'a typed newt in mist', typed } })
    expect(await texts({ q: 'newt' })).toEqual(['a typed newt'])
  })

  test('is told once of a call that is repeated', async () => {
    for (let times = 0; times < 2; times += 1)
      await my.studio.call(createGeneration, { body: { ...small, prompt: 'a stoat' } }, { 'idempotency-key': 'stoat' })
    expect((await list({ q: 'stoat' })).items[0]?.uses).toBe(1)
  })

  test('takes in prompts that were not sent, and is looked through by words, page by page', async () => {
    await my.studio.call(addPrompts, { body: { prompts: ['Élan one', 'élan two', 'élan three'] } })
    await star('élan two')
    expect(await texts({ q: 'ÉLAN' })).toEqual(['Élan one', 'élan two', 'élan three'])
    expect(await texts({ q: 'élan', favorite: true })).toEqual(['élan two'])
    const first = await list({ limit: 2 })
    expect(first.items.map(({ text }) => text)).toEqual(['Élan one', 'élan two'])
    const next = await list({ limit: 1, cursor: first.nextCursor ?? '' })
    expect(next.items.map(({ text }) => text)).toEqual(['élan three'])
    const searched = await list({ q: 'élan', limit: 2 })
    expect(await texts({ q: 'élan', limit: 2, cursor: searched.nextCursor ?? '' })).toEqual(['élan three'])
  })

  test('is cleared of all but favourites, and one is forgotten alone', async () => {
    await my.studio.call(addPrompts, { body: { prompts: ['a kept heron', 'a lost heron', 'a third heron'] } })
    await star('a kept heron')
    await my.studio.call(removePrompt, { params: { id: await idOf('a third heron') } })
    expect(await texts({ q: 'heron' })).toEqual(['a kept heron', 'a lost heron'])
    const { removed } = (await my.studio.call(clearPrompts, {})).body
    expect(removed).toBeGreaterThan(0)
    expect(await texts({ q: 'heron' })).toEqual(['a kept heron'])
    expect(await texts({ favorite: false })).toEqual([])
    const gone = { id: '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11' }
    expect(await my.studio.refused(removePrompt, { params: gone })).toMatchObject({ code: 'prompt.not_found' })
    expect(await my.studio.refused(updatePrompt, { params: gone, body: { favorite: true } })).toMatchObject({
      status: 404,
    })
  })

  test('forgets a prompt whose last picture was deleted for good, unless it is a favourite', async () => {
    const remove = async (id: string) =>
      my.studio.call(removeImage, { params: { id }, querystring: { permanent: true } })
    const made = [
      await my.generate({ ...small, prompt: 'a secret' }),
      await my.generate({ ...small, prompt: 'a secret' }),
    ]
    const loved = await my.generate({ ...small, prompt: 'a loved secret' })
    await star('a loved secret')
    const [first, second, third] = [...made, loved].flatMap(({ images }) => images.map(({ id }) => id))
    await remove(first ?? '')
    expect(await texts({ q: 'secret' })).toEqual(['a loved secret', 'a secret'])
    await remove(second ?? '')
    await remove(third ?? '')
    expect(await texts({ q: 'secret' })).toEqual(['a loved secret'])
  })

  test('forgets what was asked with what was asked', async () => {
    const { id } = await my.generate({ ...small, prompt: 'a whisper' })
    await my.studio.call(removeGeneration, { params: { id } })
    expect(await texts({ q: 'whisper' })).toEqual([])
  })
})

describeStores('what is remembered', open => {
  const remember = (store: Store, text: string) =>
    store.db.atomic(tx => store.history.remember(tx, STUDIO_USER.id, text, 1))
  const texts = async (store: Store, limit = 200) =>
    (await store.history.page(STUDIO_USER, { limit })).items.map(({ text }) => text)

  test('is bounded, the oldest going first, and favourites never', async () => {
    const store = await open()
    await remember(store, 'a favourite')
    const [favourite] = (await store.history.page(STUDIO_USER, {})).items
    await store.history.mark(STUDIO_USER, favourite?.id ?? '', true)
    for (let n = 0; n < 502; n += 1) await remember(store, `prompt ${n}`)
    expect((await texts(store, 3)).slice(0, 3)).toEqual(['prompt 501', 'prompt 500', 'prompt 499'])
    const rows = await store.db.orm.select().from(store.db.tables.prompts)
    expect(rows).toHaveLength(501)
    expect(rows.some(({ text }) => text === 'prompt 1')).toBe(false)
    expect(rows.some(({ text }) => text === 'a favourite')).toBe(true)
  })

  test('is each actor’s own, and each is told of it', async () => {
    const store = await open()
    const before = await store.events.lastSequence()
    await remember(store, 'mine')
    const other = { id: '01937b5e-0000-7000-8000-0000000000aa', role: 'admin', permissions: 'all' } as const
    await store.history.add(other, ['hers'])
    expect([await texts(store), (await store.history.page(other, {})).items.map(({ text }) => text)]).toEqual([
      ['mine'],
      ['hers'],
    ])
    const [mine] = (await store.history.page(STUDIO_USER, {})).items
    await expect(store.history.remove(other, mine?.id ?? '')).rejects.toMatchObject({ code: 'prompt.not_found' })
    expect((await store.eventsSince(before)).map(({ event, audience }) => [event.type, audience])).toEqual([
      ['prompts.updated', STUDIO_USER.id],
      ['prompts.updated', other.id],
    ])
  })
})
