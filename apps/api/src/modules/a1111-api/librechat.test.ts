import { probe } from '@atelier/imaging'
import { expect, test } from 'vitest'
import { makeKey, setUpAdmin } from '../../testing/people.ts'
import { describeStudio } from '../../testing/suite.ts'
import { createWebUiClient } from './testing/client.ts'

/** As its tool asks: these six, whatever the model is. */
const wish = (prompt: string) => ({
  prompt,
  negative_prompt: 'blurry, deformed',
  cfg_scale: 4.5,
  steps: 22,
  width: 1024,
  height: 1024,
})

describeStudio('LibreChat', { config: { hfToken: null } }, my => {
  test('gets its picture, and reads from the answer what is in the file', async () => {
    const { make } = createWebUiClient(my.studio)
    const { images, told } = await make('txt2img', wish('a green bee-eater'))
    const file = Buffer.from(images[0] ?? '', 'base64')
    expect(probe(file)).toMatchObject({ width: 1024, height: 1024 })
    expect(told.infotexts[0]).toBe(
      [
        'a green bee-eater',
        'Negative prompt: blurry, deformed',
        `Seed: ${told.all_seeds[0]}, Size: 1024x1024, Model: atelier/sketch, Provider: sketch, Generator: Atelier, Version: 1`,
      ].join('\n'),
    )
    expect(file.includes(told.infotexts[0] ?? '')).toBe(true)
  })

  test('is told that the prompt is missing in a shape that it shows', async () => {
    const { post } = createWebUiClient(my.studio)
    expect(await post('txt2img', { ...wish(''), prompt: ' ' })).toMatchObject({
      status: 422,
      body: { error: 'request.invalid', errors: '/body/prompt: must say something' },
    })
  })

  test('comes in with a key as a bearer, and not without one', async () => {
    const admin = await setUpAdmin(my.studio)
    expect(await createWebUiClient(my.studio).post('txt2img', wish('nobody’s bee-eater'))).toMatchObject({
      status: 401,
      body: { error: 'auth.required' },
    })
    const key = await makeKey(my.studio, admin, ['generations:write'])
    const { images } = await createWebUiClient(my.studio, key.headers).make('txt2img', wish('a known bee-eater'))
    expect(images).toHaveLength(1)
    expect((await createWebUiClient(my.studio, key.headers).post('png-info', { image: images[0] })).status).toBe(403)
  })
})

describeStudio('LibreChat before a model of few steps', {}, my => {
  test('gets its picture with as many as there are, and is told', async () => {
    const { told } = await createWebUiClient(my.studio).make('txt2img', wish('a blue bee-eater'))
    expect(told).toMatchObject({ steps: 12, cfg_scale: null, negative_prompt: '' })
    expect(told.infotexts[0]).toContain('Steps: 12')
    expect(told.atelier.notes).toEqual([
      'steps is 12 and not 22: the model takes 1 to 12.',
      'negative_prompt was left out: the model has none.',
    ])
  })
})
