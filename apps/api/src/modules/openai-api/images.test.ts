import { getGeneration, listImages } from '@atelier/contracts'
import OpenAI from 'openai'
import { expect, test } from 'vitest'
import { probe } from '@atelier/imaging'
import { describeStudio } from '../../testing/suite.ts'

const pictureIn = (base64: string | undefined) => probe(Buffer.from(base64 ?? '', 'base64'))

describeStudio('OpenAI’s own client', {}, my => {
  const open = () => new OpenAI({ baseURL: `${my.studio.url}/v1`, apiKey: 'nobody asks', maxRetries: 0 })
  const made = async (q: string) => (await my.studio.call(listImages, { querystring: { q } })).body.items

  test('gets a picture, which is in the gallery', async () => {
    const { data, created, size, output_format, usage } = await open().images.generate({
      prompt: 'a nightjar on a milestone',
      model: 'gpt-image-1',
      size: '512x512',
    })
    expect(data).toHaveLength(1)
    expect(data?.[0]?.url).toBeUndefined()
    expect(pictureIn(data?.[0]?.b64_json)).toMatchObject({ mimeType: 'image/png', width: 512, height: 512 })
    expect({ size, output_format, usage }).toMatchObject({
      size: '512x512',
      output_format: 'png',
      usage: { total_tokens: 0 },
    })
    expect(Math.abs(created - Date.now() / 1000)).toBeLessThan(60)
    const [image] = await made('nightjar')
    const { body: generation } = await my.studio.call(getGeneration, { params: { id: image?.generationId ?? '' } })
    expect(generation).toMatchObject({ prompt: 'a nightjar on a milestone', status: 'succeeded' })
  })
})
