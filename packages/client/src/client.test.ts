import { describeStudio } from '@atelier/api/testing/suite'
import { makePng } from '@atelier/imaging/testing'
import { expect, expectTypeOf, test } from 'vitest'
import { createClient, filenameOf, GenerationError, type Generation, type Image, type Told } from './index.ts'

const small = { width: 256, height: 256, model: 'atelier/sketch' } as const
const raise = (error: Error) => {
  throw error
}
const picture = (seed: number) => new Uint8Array(makePng({ width: 64 + seed, height: 48 }))

describeStudio('a client of the studio', {}, my => {
  const client = () => createClient({ url: my.studio.url })

  test('makes pictures and gives their bytes', async () => {
    const steps: Generation[] = []
    const generation = await client().generate(
      { ...small, prompt: 'a pelican at dawn', count: 2 },
      { onUpdate: step => steps.push(step) },
    )
    expect(generation).toMatchObject({ status: 'succeeded', prompt: 'a pelican at dawn' })
    expect(generation.images).toHaveLength(2)
    expect(steps.map(step => step.id)).toContain(generation.id)

    const [image] = generation.images
    if (!image) throw new Error('there is no image')
    const file = await client().getImageFile({ id: image.id, download: true })
    expect((await file.arrayBuffer()).byteLength).toBe(image.sizeBytes)
    expect(filenameOf(file)).toBe(image.filename)
    expect((await fetch(client().urlOf(image.urls.thumbnail))).headers.get('content-type')).toBe('image/webp')
  })

  test('pages through all, under a filter, however many pages that are', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { id } = await client().importImage({ file: picture(seed), filename: `loon-${seed}.png` })
      await client().updateImage({ id, title: `Loon ${seed}` })
    }
    const titles: (string | null)[] = []
    for await (const image of client().images.all({ q: 'loon', limit: 2, sort: 'oldest' })) titles.push(image.title)
    expect(titles).toEqual(['Loon 1', 'Loon 2', 'Loon 3', 'Loon 4', 'Loon 5'])
    for await (const generation of client().generations.all({ limit: 1 })) {
      expect(generation.status).toBe('succeeded')
      break
    }
  })

  test('begins with a picture that it sends', async () => {
    const upload = await client().createUpload({ file: new Blob([picture(9)], { type: 'image/png' }) })
    expect(upload).toMatchObject({ mimeType: 'image/png', width: 73, height: 48 })
    const generation = await client().generate({
      ...small,
      prompt: 'a curlew in ink',
      inputs: { image: { uploadId: upload.id } },
    })
    expect(generation).toMatchObject({ task: 'image-to-image', inputs: [{ role: 'image', sha256: upload.sha256 }] })
  })

  test('tells by the status whether a file was there already', async () => {
    const first = await client().ask('importImage', { file: picture(20) })
    const again = await client().ask('importImage', { file: picture(20) })
    expect([first.status, again.status, again.data.id]).toEqual([201, 200, first.data.id])
  })

  test('gives all that a refusal says', async () => {
    await expect(client().createGeneration({ ...small, prompt: 'a crake', steps: 4 })).rejects.toMatchObject({
      name: 'ApiError',
      status: 400,
      code: 'generation.parameters_out_of_limits',
      detail: expect.stringContaining('steps') as unknown,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      errors: [{ path: '/body/steps', message: expect.any(String) as unknown }],
      retryAfterMs: undefined,
    })
    await expect(client().getImage({ id: '00000000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      status: 404,
      code: 'image.not_found',
    })
  })

  test('says nothing where there is nothing to say', async () => {
    const { id } = await client().createUpload({ file: picture(30) })
    expect(await client().removeUpload({ id })).toBeUndefined()
  })

  test('streams an archive', async () => {
    const { id } = await client().importImage({ file: picture(31) })
    const archive = await client().archiveImages({ ids: [id] })
    expect(new TextDecoder().decode((await archive.bytes()).slice(0, 2))).toBe('PK')
  })

  test('who gives up while it waits cancels what was asked', async () => {
    const stop = new AbortController()
    const waiting = client().generate(
      { ...small, width: 2048, height: 2048, prompt: 'a dunlin, slowly', count: 8 },
      { signal: stop.signal, onUpdate: () => stop.abort(new Error('enough')) },
    )
    await expect(waiting).rejects.toThrow('enough')
    const { items } = await client().listGenerations({ limit: 1 })
    expect(items).toMatchObject([{ prompt: 'a dunlin, slowly', status: 'cancelled' }])
  })

  test('an error of whoever is told of a step ends the waiting, and nobody else is told of it', async () => {
    const one = client()
    const { id } = await one.createGeneration({ ...small, width: 2048, height: 2048, prompt: 'a stint', count: 4 })
    let told = 0
    const clumsy = one.waitFor({ id }, { onUpdate: () => (told += 1) > 1 && raise(new Error('clumsy')) })
    const steps: Generation[] = []
    const other = one.waitFor({ id }, { onUpdate: step => steps.push(step) })
    await expect(clumsy).rejects.toThrow('clumsy')
    expect((await other).status).toBe('succeeded')
    expect(steps.length).toBeGreaterThan(told)
  })

  test('a generation that ends without its pictures is an error that has it', async () => {
    const { id } = await client().createGeneration({
      ...small,
      width: 2048,
      height: 2048,
      prompt: 'a godwit that nobody wants',
      count: 8,
    })
    const [finished] = await Promise.all([client().waitFor({ id }), client().cancelGeneration({ id })])
    expect(finished.status).toBe('cancelled')
    expect(new GenerationError(finished)).toMatchObject({ code: 'generation.cancelled', generation: { id } })
  })

  test('tells what happens, and goes on where it was', async () => {
    const stop = new AbortController()
    const events = client().events({ signal: stop.signal })
    const next = async (type: Told['type']) => {
      for (let { value } = await events.next(); value; { value } = await events.next())
        if (value.type === type) return value
      throw new Error(`no ${type} came`)
    }
    const ready = await next('ready')
    const { id } = await client().importImage({ file: picture(40) })
    const created = await next('image.created')
    expect(created).toMatchObject({ image: { id }, eventId: expect.stringMatching(/^\d+$/) as unknown })
    await events.return()

    const later = client().events({ lastEventId: ready.eventId })
    const told = [(await later.next()).value, (await later.next()).value]
    expect(told).toMatchObject([{ type: 'ready' }, { type: 'image.created', eventId: created.eventId }])
    await later.return()
  })
})

test('only what an operation takes can be passed, and what it gives is known', () => {
  const client = createClient({ url: 'http://127.0.0.1:1' })
  expectTypeOf(client.getImage).parameter(0).toEqualTypeOf<{ id: string }>()
  expectTypeOf<Awaited<ReturnType<typeof client.getImage>>>().toEqualTypeOf<Image>()
  expectTypeOf<Awaited<ReturnType<typeof client.getImageFile>>>().toEqualTypeOf<Response>()
  expectTypeOf<Awaited<ReturnType<typeof client.removeImage>>>().toEqualTypeOf<void>()
  expectTypeOf(client.updateImage).parameter(0).toHaveProperty('rating')
  expectTypeOf(client.createUpload).parameter(0).toHaveProperty('file')
  expectTypeOf(client.listImages).toBeCallableWith()
})
