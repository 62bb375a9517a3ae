import { createGeneration, type GenerationPreview } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { makeUser, setUpAdmin } from '../../testing/people.ts'
import { describeStudio } from '../../testing/suite.ts'

const small = { width: 256, height: 256 } as const
const PICTURE = makePng({ width: 32, height: 32 })

describeStudio('previews in the stream of events', {}, my => {
  test('come to their owner between the events, without an id, and are not told again', async () => {
    const admin = await setUpAdmin(my.studio)
    const other = await makeUser(my.studio, admin, 'ben', 'admin')
    const [own, others] = [
      await followEvents(my.studio, undefined, admin.headers),
      await followEvents(my.studio, undefined, other.headers),
    ]
    await own.next('ready')
    await others.next('ready')
    const { body } = await my.studio.call(createGeneration, { body: { prompt: 'watched', ...small } }, admin.headers)
    const of = { generationId: body.id, ownerId: admin.me.id, ordinal: 0 }
    my.studio.deps.previews.offer(of, PICTURE)
    const { id, data } = await own.next('generation.preview')
    expect(id).toBeUndefined()
    expect(data as unknown as GenerationPreview).toMatchObject({
      type: 'generation.preview',
      generationId: body.id,
      ordinal: 0,
      mimeType: 'image/png',
      data: Buffer.from(PICTURE).toString('base64'),
    })
    await own.next('generation.succeeded')
    // Everybody hears of what the studio shares; a preview is for nobody but its owner.
    await my.studio.call(createGeneration, { body: { prompt: 'of the other', ...small } }, other.headers)
    await others.next('generation.succeeded')
    expect(others.messages.map(({ event }) => event)).not.toContain('generation.preview')

    const again = await followEvents(my.studio, '0', admin.headers)
    await again.next('generation.succeeded')
    expect(again.messages.map(({ event }) => event)).not.toContain('generation.preview')
    for (const stream of [own, others, again]) await stream.close()
  })
})
