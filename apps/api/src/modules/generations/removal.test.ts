import {
  cancelGeneration,
  createGeneration,
  emptyTrash,
  getGeneration,
  getImage,
  removeGeneration,
  removeImage,
  updateImages,
  type Image,
} from '@atelier/contracts'
import { openDatabase } from '@atelier/db'
import { expect, onTestFinished, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { describeStudio } from '../../testing/suite.ts'
import { callsOf, SKETCH, small, UNKNOWN } from '../grids/testing/calls.ts'

describeStudio('what was asked', {}, my => {
  const remove = (id: string) => my.studio.call(removeGeneration, { params: { id } })
  const refused = async (id: string) => {
    const { status, code } = await my.studio.refused(removeGeneration, { params: { id } })
    return { status, code }
  }
  const removeForGood = ({ id }: Pick<Image, 'id'>) =>
    my.studio.call(removeImage, { params: { id }, querystring: { permanent: true } })
  const isThere = async (id: string) => (await my.studio.request(`/api/v1/generations/${id}`)).status === 200

  test('is deleted with a word to those who follow, and its images stay with their prompt', async () => {
    const made = await my.generate({ ...small, prompt: 'to be forgotten' })
    const stream = await followEvents(my.studio)
    expect((await remove(made.id)).status).toBe(204)
    await stream.next('generation.removed', data => 'id' in data && data.id === made.id)
    await stream.close()
    expect(await my.studio.refused(getGeneration, { params: { id: made.id } })).toMatchObject({ status: 404 })
    const { body } = await my.studio.call(getImage, { params: { id: made.images[0]?.id ?? '' } })
    expect(body).toMatchObject({ prompt: 'to be forgotten', generationId: null })
    expect(await refused(made.id)).toEqual({ status: 404, code: 'generation.not_found' })
    expect(await refused(UNKNOWN)).toEqual({ status: 404, code: 'generation.not_found' })
  })

  test('is not deleted while it waits or runs, and is once it was cancelled', async () => {
    my.upstream.fault('hang')
    const { body } = await my.studio.call(createGeneration, { body: { ...small, prompt: 'hangs' } })
    expect(await refused(body.id)).toEqual({ status: 409, code: 'generation.unfinished' })
    // Or the fault is left for the next test.
    await my.upstream.until(({ fault }) => fault === 'hang')
    await my.studio.call(cancelGeneration, { params: { id: body.id } })
    expect((await remove(body.id)).status).toBe(204)
  })

  /** Two images, of which one is deleted for good. */
  async function leaveOne(prompt: string): Promise<{ id: string; last: Image }> {
    const { id, images } = await my.generate({ ...small, prompt, count: 2 })
    const [first, last] = images
    if (!first || !last) throw new Error('not all were made')
    await removeForGood(first)
    return { id, last }
  }

  test('goes with the last of its images that is deleted for good, by itself or with the trash', async () => {
    const [one, other] = [await leaveOne('the last of two'), await leaveOne('the last of two, in the trash')]
    await my.studio.call(updateImages, { body: { ids: [other.last.id], action: 'delete' } })
    expect([await isThere(one.id), await isThere(other.id)]).toEqual([true, true])
    await removeForGood(one.last)
    await my.studio.call(emptyTrash, {})
    expect([await isThere(one.id), await isThere(other.id)]).toEqual([false, false])
    const db = openDatabase(my.database.url)
    onTestFinished(() => db.close())
    const prompts = (await db.orm.select().from(db.tables.generations)).map(row => row.prompt)
    expect(prompts.filter(prompt => prompt.startsWith('the last of two'))).toEqual([])
  })

  test('stays as a cell for as long as its grid, and goes with it where it has no image', async () => {
    const grids = callsOf(my)
    const grid = await grids.make({
      base: { ...small, prompt: 'a cell', model: SKETCH },
      axes: [{ kind: 'seed', values: [1, 2] }],
    })
    const { items } = await grids.settled(grid.id)
    const [one, two] = items
    if (!one?.image || !two?.image) throw new Error('not all were made')
    expect(await refused(one.generationId)).toEqual({ status: 409, code: 'generation.in_grid' })
    await removeForGood(one.image)
    expect(await isThere(one.generationId)).toBe(true)
    await my.studio.request(`/api/v1/grids/${grid.id}`, { method: 'DELETE' })
    expect([await isThere(one.generationId), await isThere(two.generationId)]).toEqual([false, true])
    await removeForGood(two.image)
    expect(await isThere(two.generationId)).toBe(false)
  })
})
