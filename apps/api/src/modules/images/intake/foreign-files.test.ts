import { getImage, type Image, type InspectedFile, type Problem } from '@atelier/contracts'
import { readRecipe } from '@atelier/imaging'
import { makeHiding, makeJpeg, makePng } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { describeStudio } from '../../../testing/suite.ts'
import { postFiles, postFilesTo } from '../../../testing/upload.ts'

const infotext = (words: string, seed = '9') =>
  `${words}\nNegative prompt: fog\nSteps: 12, Sampler: Euler a, CFG scale: 4.5, Seed: ${seed}, Model: m`
const png = (words: string, seed?: string) =>
  makePng({ chunks: [['iTXt', Buffer.from(`parameters\0\0\0\0\0${infotext(words, seed)}`)]] })

describeStudio('a file of another tool', {}, my => {
  const inspecting = async (bytes: Uint8Array) => {
    const response = await postFilesTo('/api/v1/images/inspect', my.studio, bytes)
    expect(response.status).toBe(200)
    return (await response.json()) as InspectedFile
  }
  const importing = async (bytes: Uint8Array) => {
    const response = await postFiles(my.studio, bytes)
    expect(response.status).toBe(201)
    return (await response.json()) as Image
  }
  const converted = async (image: Image) =>
    readRecipe(
      new Uint8Array(await (await my.studio.request(`${image.urls.file}?format=webp&recipe=true`)).arrayBuffer()),
    )

  test('with a seed beyond 2^53 is shown with it exactly, and a copy of it has it, too', async () => {
    const bytes = png('a heron', '6687881544318117707')
    expect((await inspecting(bytes)).recipe).toMatchObject({ prompt: 'a heron', seed: '6687881544318117707' })
    const image = await importing(bytes)
    expect((await my.studio.call(getImage, { params: { id: image.id } })).body).toMatchObject({
      prompt: 'a heron',
      seed: null,
      steps: 12,
    })
    expect((await converted(image))?.recipe).toMatchObject({ prompt: 'a heron', seed: '6687881544318117707' })
  })

  test('whose words are too long is cut between two letters, and says so', async () => {
    const { recipe } = await inspecting(png(`${'x'.repeat(19_999)}🦊 and more`))
    expect(recipe).toMatchObject({ prompt: 'x'.repeat(19_999), negativePrompt: 'fog', cut: ['prompt'] })
    expect((await importing(png(`${'y'.repeat(19_999)}🦊 and more`))).prompt).toBe('y'.repeat(19_999))
    expect((await inspecting(png('short'))).recipe?.cut).toBeUndefined()
  })

  test('that hides its recipe in its pixels is read', async () => {
    const bytes = await makeHiding('stealth_pnginfo', Buffer.from(infotext('a hidden heron')))
    const found = { prompt: 'a hidden heron', negativePrompt: 'fog', seed: 9, model: 'm' }
    expect(await inspecting(bytes)).toMatchObject({ tool: 'a1111', recipe: found })
    const image = await importing(bytes)
    expect(image).toMatchObject(found)
    expect((await converted(image))?.recipe).toMatchObject(found)
  })

  test('that lacks its end marker is taken as it is, and shown in all sizes', async () => {
    const bytes = (await makeJpeg({ width: 400, height: 300, seed: 5 })).subarray(0, -2)
    const image = await importing(bytes)
    expect(image).toMatchObject({ width: 400, height: 300, sizeBytes: bytes.length })
    for (const query of ['?width=160&format=webp', '?format=png', '?recipe=false'])
      expect((await my.studio.request(`${image.urls.file}${query}`)).status).toBe(200)
  })

  test('that lacks pixels is refused for that', async () => {
    const bytes = await makeJpeg({ width: 400, height: 300, seed: 6 })
    const response = await postFiles(my.studio, bytes.subarray(0, Math.floor(bytes.length * 0.8)))
    expect(response.status).toBe(422)
    expect(((await response.json()) as Problem).detail).toMatch(/ends before the picture does/)
  })
})
