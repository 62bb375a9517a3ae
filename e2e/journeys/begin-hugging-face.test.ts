import { probe } from '@atelier/imaging'
import type { Page } from '@playwright/test'
import { button, chooseModel, test } from '../support/engines.ts'
import { card, chooseFile, generate, photograph, pickFile, promptField, task } from '../support/starts.ts'
import type { StudioProcess } from '../support/studio.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, violationsInBoth } from '../support/test.ts'

const words = (of: string) => `${of} ${test.info().project.name}`

/** The body of the call that had these words, and where it went. */
function callOf({ upstream }: StudioProcess, prompt: string) {
  const calls = upstream.requests.filter(
    ({ kind, method, raw }) => kind === 'router' && method === 'POST' && Buffer.from(raw).toString().includes(prompt),
  )
  const [call] = calls
  if (!call || calls.length > 1) throw new Error(`${calls.length} calls for ${prompt}`)
  return { path: call.path, body: call.body as Record<string, unknown> } // the call is JSON, or had no words
}

/** The size of a picture as it was sent. */
function sizeOf(picture: unknown) {
  const { width, height } = probe(Buffer.from(String(picture).replace(/^data:[^,]*,/, ''), 'base64'))
  return { width, height }
}

async function addReference(page: Page, width: number, height: number) {
  await openOptions(page)
  await card(page).getByRole('button', { name: 'Add a reference' }).click()
  const dialog = page.getByRole('dialog', { name: 'Begin with a picture' })
  await pickFile(page, dialog, photograph(33, width, height))
  await expect(dialog).toHaveCount(0)
}

test('a model at Hugging Face changes a picture as the words say', async ({ page, studioWithToken: studio }) => {
  await page.goto(studio.url)
  await chooseFile(page, photograph(31, 512, 384))
  await chooseModel(page, studio.url, 'Qwen-Image-Edit')
  const prompt = words('a psaltery in the rain')
  await promptField(page).fill(prompt)
  await openOptions(page)
  await expect(task(page)).toHaveValue('image-to-image')
  // What its inference providers do not take is not offered.
  await expect(card(page).getByRole('slider', { name: 'Strength' })).toHaveCount(0)
  await expect(button(card(page), 'Add a reference')).toHaveCount(0)
  expect(await violationsInBoth(page)).toEqual([])
  const made = await generate(page, studio.url, prompt)
  expect(made).toMatchObject({
    task: 'image-to-image',
    model: 'Qwen/Qwen-Image-Edit',
    provider: 'huggingface',
    parameters: { strength: null },
    inputs: [{ role: 'image', width: 512, height: 384 }],
  })
  const { path, body } = callOf(studio, prompt)
  expect(path).toBe('/router/replicate/v1/models/qwen/qwen-image-edit/predictions')
  const input = body['input'] as Record<string, unknown> // as the stand-in took it
  expect(input).toMatchObject({ prompt, seed: made.image.seed })
  expect(sizeOf(input['image'])).toEqual({ width: 512, height: 384 })

  // The same model from words alone: it says what it needs, and what can be done.
  await openOptions(page)
  await card(page).getByRole('button', { name: 'Begin without it' }).click()
  await expect(page.getByText(/^Qwen-Image-Edit works on a picture/)).toBeVisible()
  const sent = studio.upstream.requests.length
  await button(page, /^Generate/).click()
  await expect(button(page, /^Model Qwen-Image-Edit/)).toBeFocused()
  await expect(button(page, /^Model Qwen-Image-Edit/)).toHaveAttribute('aria-invalid', 'true')
  expect(studio.upstream.requests.slice(sent).filter(({ method }) => method === 'POST')).toEqual([])
})

test('an editor at Hugging Face looks at references beside the picture, and does without it', async ({
  page,
  studioWithToken: studio,
}) => {
  await page.goto(studio.url)
  await chooseFile(page, photograph(32, 512, 512))
  await chooseModel(page, studio.url, 'FLUX.2')
  const prompt = words('a psaltery on this table')
  await promptField(page).fill(prompt)
  await addReference(page, 256, 320)
  await addReference(page, 320, 256)
  await expect(card(page).getByRole('img', { name: 'Reference 2' })).toBeVisible()
  expect(await generate(page, studio.url, prompt)).toMatchObject({
    task: 'image-to-image',
    inputs: [
      { role: 'image', width: 512 },
      { role: 'reference', width: 256 },
      { role: 'reference', width: 320 },
    ],
  })
  const { path, body } = callOf(studio, prompt)
  expect(path).toBe('/router/fal-ai/fal-ai/flux-2/edit?_subdomain=queue')
  const sent = body['image_urls'] as unknown[] // as the stand-in took it
  expect(sent.map(sizeOf)).toEqual([
    { width: 512, height: 512 },
    { width: 256, height: 320 },
    { width: 320, height: 256 },
  ])

  await openOptions(page)
  await card(page).getByRole('button', { name: 'Remove reference 1' }).click()
  await card(page).getByRole('button', { name: 'Begin without it' }).click()
  const like = words('a psaltery like this one')
  await promptField(page).fill(like)
  expect(await generate(page, studio.url, like)).toMatchObject({
    task: 'image-to-image',
    parentId: null,
    inputs: [{ role: 'reference', width: 320, height: 256 }],
  })
})

test('a LoRA found on the Hub changes a picture, and its weights are named', async ({
  page,
  studioWithToken: studio,
}) => {
  await page.goto(studio.url)
  await chooseFile(page, photograph(34, 256, 256))
  await chooseModel(page, studio.url, 'ink-edit-lora')
  const prompt = words('a psaltery drawn in ink')
  await promptField(page).fill(prompt)
  expect(await generate(page, studio.url, prompt)).toMatchObject({
    task: 'image-to-image',
    model: 'stand-in/ink-edit-lora',
    image: { model: 'stand-in/ink-edit-lora' },
  })
  const { path, body } = callOf(studio, prompt)
  expect(path).toBe('/router/fal-ai/fal-ai/flux-kontext-lora?_subdomain=queue')
  expect(body).toMatchObject({
    loras: [{ path: 'https://huggingface.co/stand-in/ink-edit-lora/resolve/main/ink.safetensors', scale: 1 }],
  })
  expect(sizeOf(body['image_url'])).toEqual({ width: 256, height: 256 })
})
