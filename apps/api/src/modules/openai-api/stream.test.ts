import { probe } from '@atelier/imaging'
import { makePng } from '@atelier/imaging/testing'
import type OpenAI from 'openai'
import { beforeAll, expect, test } from 'vitest'
import { PAINTER, teachPainter, type Painter } from '../../testing/painter.ts'
import { describeStudio } from '../../testing/suite.ts'
import { openAiClient, pngFile } from './testing/client.ts'

describeStudio('a stream of pictures, as OpenAI’s client reads it', {}, my => {
  let painter: Painter
  let openai: OpenAI
  beforeAll(() => {
    painter = teachPainter(my.studio)
    openai = openAiClient(my.studio)
  })
  const picture = ({ width, height, seed }: { width: number; height: number; seed: number }) => ({
    bytes: makePng({ width, height, seed }),
  })

  /** Shows previews until it is told to finish. */
  function paintSlowly() {
    const finished = Promise.withResolvers<void>()
    painter.script.paint = async (request, options) => {
      options?.signal.addEventListener('abort', () => finished.resolve())
      const offering = setInterval(
        () => options?.onPreview?.({ bytes: makePng({ width: 32, height: 32 }), mimeType: 'image/png' }),
        20,
      )
      await finished.promise
      clearInterval(offering)
      return picture(request)
    }
    return finished.resolve
  }

  test('shows partial pictures while the engine paints, then the picture', async () => {
    const finish = paintSlowly()
    const stream = await openai.images.generate({
      prompt: 'a shoveler in steps',
      model: PAINTER,
      stream: true,
      partial_images: 2,
    })
    const events = []
    for await (const event of stream) {
      events.push(event)
      if (events.length === 2) finish()
    }
    expect(events.map(({ type }) => type)).toEqual([
      'image_generation.partial_image',
      'image_generation.partial_image',
      'image_generation.completed',
    ])
    expect(events.map(event => ('partial_image_index' in event ? event.partial_image_index : null))).toEqual([
      0,
      1,
      null,
    ])
    for (const { b64_json } of events) expect(probe(Buffer.from(b64_json, 'base64')).mimeType).toBe('image/png')
    expect(events[2]).toMatchObject({ size: '256x256', quality: 'medium', usage: { total_tokens: 0 } })
  })

  test('has no partial pictures where none are asked for, also of an edit', async () => {
    painter.script.paint = async request => picture(request)
    const image = await pngFile(makePng({ width: 64, height: 64 }))
    const stream = await openai.images.edit({ image, prompt: 'an edit in one go', model: PAINTER, stream: true })
    const types = []
    for await (const { type } of stream) types.push(type)
    expect(types).toEqual(['image_edit.completed'])
  })

  test('ends with the failure of the engine', async () => {
    painter.script.paint = async () => {
      throw new Error('no paint left')
    }
    const stream = await openai.images.generate({ prompt: 'a failing stream', model: PAINTER, stream: true })
    const read = async () => {
      for await (const event of stream) return event
      return undefined
    }
    await expect(read()).rejects.toMatchObject({ type: 'server_error' })
  })

  test('is refused as anything else before it begins', async () => {
    await expect(openai.images.generate({ prompt: 'x', model: 'nobody/knows', stream: true })).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    })
  })
})
