import type { Generation } from '@atelier/contracts'
import { workflows } from '@atelier/providers/testing'
import type { Page } from '@playwright/test'
import { drag, stage, status } from '../support/editor.ts'
import {
  addEngine,
  button,
  chooseModel,
  comfyUi,
  KEY,
  openAi,
  openRouter,
  sdCpp,
  sentTo,
  test,
  webUi,
} from '../support/engines.ts'
import { bring, card, chooseFile, generate, photograph, promptField, task } from '../support/starts.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, violationsInBoth } from '../support/test.ts'

const words = (of: string) => `${of} ${test.info().project.name}`

async function remove(page: Page, studioUrl: string, { id }: { id: string }) {
  expect((await page.request.delete(`${studioUrl}/api/v1/engines/${id}`)).status()).toBe(204)
}

/** Paints a stroke over what the form begins with. */
async function paint(page: Page) {
  await openOptions(page)
  await task(page).selectOption('inpaint')
  await button(page, 'Paint what to change').click()
  await expect(stage(page)).toBeVisible()
  await drag(page, [0.45, 0.5], [0.55, 0.5])
  await expect(status(page)).toHaveText(/of the picture/)
  await button(page, 'Use this mask').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Adds a quarter on each side. */
async function extend(page: Page, width: number, height: number) {
  await openOptions(page)
  await task(page).selectOption('outpaint')
  await button(page, 'Choose how far').click()
  await page.keyboard.press('a')
  await button(page, `Extend to ${width} × ${height}`).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('a graphics card behind a web UI does all four with the same picture', async ({ page, engines: studio }) => {
  const { standIn, address } = await webUi.start()
  const settings = { baseUrl: address, username: 'studio', password: 'right' }
  const engine = await addEngine(page, studio.url, { kind: 'a1111', name: 'Starts', settings })
  await chooseModel(page, studio.url, webUi.model)
  await chooseFile(page, photograph(21, 512, 384))
  const prompts = ['a samovar again', 'a samovar with a hat', 'a samovar in a field', 'a samovar enlarged'].map(words)
  const [again = '', part = '', around = '', larger = ''] = prompts

  await promptField(page).fill(again)
  await card(page).getByRole('spinbutton', { name: 'Strength, as a number' }).fill('0.4')
  expect(await generate(page, studio.url, again)).toMatchObject({
    task: 'image-to-image',
    image: { width: 512, height: 384, recipe: { strength: 0.4 } },
  })
  expect(sentTo(standIn)).toMatch(/"denoising_strength":0.4/)

  await paint(page)
  await promptField(page).fill(part)
  expect(await generate(page, studio.url, part)).toMatchObject({
    task: 'inpaint',
    inputs: [{ role: 'image' }, { role: 'mask' }],
    image: { width: 512, height: 384, recipe: { blended: true } },
  })
  expect(sentTo(standIn)).toContain('"mask":"')

  await extend(page, 768, 576)
  await promptField(page).fill(around)
  expect(await generate(page, studio.url, around)).toMatchObject({
    task: 'outpaint',
    image: { width: 768, height: 576, recipe: { extend: { left: 128, top: 96, right: 128, bottom: 96 } } },
  })

  await openOptions(page)
  await task(page).selectOption('upscale')
  await promptField(page).fill(larger)
  if ((await page.locator('details.more').getAttribute('open')) === null) await page.getByText('More options').click()
  const upscaler = page.getByRole('combobox', { name: 'Upscaler', exact: true })
  const choices = await upscaler.getByRole('option').allTextContents()
  const chosen = choices.filter(choice => choice.trim() !== '').at(-1) ?? ''
  await upscaler.selectOption(chosen)
  expect(await violationsInBoth(page)).toEqual([])
  expect(await generate(page, studio.url, larger)).toMatchObject({
    task: 'upscale',
    parameters: { width: 1024, height: 768, scale: 2 },
    image: { recipe: { scale: 2, options: { upscaler: chosen } } },
  })
  expect(sentTo(standIn)).toContain('"upscaling_resize":2')
  expect(sentTo(standIn)).toContain(`"upscaler_1":"${chosen}"`)
  await remove(page, studio.url, engine)
  await standIn.close()
})

test('a small server on this machine begins with a picture, and looks at others beside it', async ({
  page,
  engines: studio,
}) => {
  const { standIn, address } = await sdCpp.start()
  const engine = await addEngine(page, studio.url, { kind: 'sdcpp', name: 'Little', settings: { baseUrl: address } })
  await chooseModel(page, studio.url, sdCpp.model)
  await chooseFile(page, photograph(22, 384, 384))
  const again = words('a sextant again')
  await promptField(page).fill(again)
  await openOptions(page)
  await bring(promptField(page), 'drop', photograph(23, 256, 256))
  await expect(card(page).getByRole('img', { name: 'Reference 1' })).toBeVisible()
  expect(await generate(page, studio.url, again)).toMatchObject({
    task: 'image-to-image',
    inputs: [
      { role: 'image', width: 384 },
      { role: 'reference', width: 256 },
    ],
    image: { width: 384, height: 384 },
  })
  expect(sentTo(standIn)).toMatch(/"ref_images":\["/)
  await paint(page)
  const part = words('a sextant with a hat')
  await promptField(page).fill(part)
  expect(await generate(page, studio.url, part)).toMatchObject({ task: 'inpaint', image: { width: 384, height: 384 } })
  await extend(page, 576, 576)
  const around = words('a sextant on a beach')
  await promptField(page).fill(around)
  expect(await generate(page, studio.url, around)).toMatchObject({
    task: 'outpaint',
    image: { width: 576, height: 576 },
  })
  await remove(page, studio.url, engine)
  await standIn.close()
})

for (const kind of [openAi, openRouter])
  test(`${kind.name} edits by words, with references from a file and from the gallery`, async ({
    page,
    engines: studio,
  }) => {
    const { standIn, address } = await kind.start()
    const engine = await addEngine(page, studio.url, {
      kind: kind === openAi ? 'openai' : 'openrouter',
      name: 'Editor',
      settings: { baseUrl: address, apiKey: KEY },
    })
    const made = await page.request.post(`${studio.url}/api/v1/generations`, {
      data: { prompt: words(`a spinet for ${kind.name}`), model: 'atelier/sketch', width: 256, height: 256 },
      headers: { prefer: 'wait=30' },
    })
    expect(made.status()).toBe(201)
    const lent = (await made.json()) as Generation // by the contract of createGeneration
    await chooseModel(page, studio.url, kind.model)
    await chooseFile(page, photograph(24, 512, 512))
    const prompt = words(`a spinet edited by ${kind.name}`)
    await promptField(page).fill(prompt)
    for (const pick of ['file', 'gallery'] as const) {
      await openOptions(page)
      await card(page).getByRole('button', { name: 'Add a reference' }).click()
      const dialog = page.getByRole('dialog', { name: 'Begin with a picture' })
      if (pick === 'gallery')
        await dialog
          .getByRole('button', { name: words(`a spinet for ${kind.name}`) })
          .first()
          .click()
      else await dialog.locator('input[type=file]').setInputFiles(photograph(25, 256, 320))
      await expect(dialog).toHaveCount(0)
    }
    await expect(card(page).getByRole('img', { name: 'Reference 2' })).toBeVisible()
    expect(await violationsInBoth(page)).toEqual([])
    expect(await generate(page, studio.url, prompt)).toMatchObject({
      task: 'image-to-image',
      inputs: [
        { role: 'image', width: 512 },
        { role: 'reference', width: 256, height: 320, imageId: null },
        { role: 'reference', width: 256, height: 256, imageId: lent.images[0]?.id ?? '' },
      ],
    })
    // Without the first there are two, and without a start they are enough.
    await openOptions(page)
    await card(page).getByRole('button', { name: 'Remove reference 1' }).click()
    await expect(card(page).getByRole('img', { name: 'Reference 2' })).toHaveCount(0)
    await card(page).getByRole('button', { name: 'Begin without it' }).click()
    const like = words(`a spinet like this by ${kind.name}`)
    await promptField(page).fill(like)
    expect(await generate(page, studio.url, like)).toMatchObject({
      task: 'image-to-image',
      parentId: null,
      inputs: [{ role: 'reference', width: 256, height: 256 }],
    })
    await remove(page, studio.url, engine)
    await standIn.close()
  })

test('workflows of ComfyUI begin with a picture, with a mask, and enlarge', async ({ page, engines: studio }) => {
  const { standIn, address } = await comfyUi.start()
  const engine = await addEngine(page, studio.url, {
    kind: 'comfyui',
    name: 'Flows',
    settings: { baseUrl: address, apiKey: KEY, workflows: [] },
  })
  await page.goto(`${studio.url}/engines`)
  await button(page, 'Actions for Flows').click()
  await page.getByRole('menuitem', { name: 'Workflows' }).click()
  const dialog = page.getByRole('dialog', { name: 'Workflows of Flows' })
  for (const [name, graph] of [
    ['carafe', workflows.imageToImage],
    ['decanter', workflows.inpaint],
    ['flagon', workflows.upscale],
  ] as const) {
    const buffer = Buffer.from(JSON.stringify(graph))
    await bring(dialog.locator('.drop'), 'drop', { name: `${name}.json`, mimeType: 'application/json', buffer })
    await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue(name)
    await button(dialog, 'Save workflow').click()
    await expect(button(dialog, `Change ${name}`)).toBeFocused()
  }
  await page.keyboard.press('Escape')

  await page.goto(studio.url)
  await chooseFile(page, photograph(26, 512, 512))
  const picker = page.getByRole('dialog', { name: 'Choose a model' })
  await button(page, /^Model /).click()
  await picker.getByRole('option', { name: /^carafe/ }).click()
  const again = words('a theodolite again')
  await promptField(page).fill(again)
  expect(await generate(page, studio.url, again)).toMatchObject({ task: 'image-to-image' })

  await paint(page)
  await button(page, /^Model carafe/).click()
  await expect(
    picker.getByRole('group', { name: 'For other tasks' }).getByRole('option', { name: /^carafe/ }),
  ).toBeVisible()
  await picker.getByRole('option', { name: /^decanter/ }).click()
  const part = words('a theodolite with a hat')
  await promptField(page).fill(part)
  expect(await generate(page, studio.url, part)).toMatchObject({
    task: 'inpaint',
    image: { recipe: { blended: true } },
  })

  await extend(page, 768, 768)
  const around = words('a theodolite on a hill')
  await promptField(page).fill(around)
  expect(await generate(page, studio.url, around)).toMatchObject({
    task: 'outpaint',
    image: { width: 768, height: 768, recipe: { blended: true } },
  })

  await openOptions(page)
  await task(page).selectOption('upscale')
  await button(page, /^Model decanter/).click()
  await picker.getByRole('option', { name: /^flagon/ }).click()
  const larger = words('a theodolite enlarged')
  await promptField(page).fill(larger)
  const { image } = await generate(page, studio.url, larger)
  expect(image).toMatchObject({ task: 'upscale' })
  expect(image.width).toBeGreaterThan(512)
  await remove(page, studio.url, engine)
  await standIn.close()
})

test('a service by OpenAI’s API makes a part anew, and goes on beyond the edges', async ({ page, engines: studio }) => {
  const { standIn, address } = await openAi.start()
  const settings = { baseUrl: address, apiKey: KEY }
  const engine = await addEngine(page, studio.url, { kind: 'openai', name: 'Retoucher', settings })
  await chooseModel(page, studio.url, openAi.model)
  await chooseFile(page, photograph(27, 512, 512))
  await paint(page)
  const part = words('a virginal with a hat')
  await promptField(page).fill(part)
  expect(await generate(page, studio.url, part)).toMatchObject({
    task: 'inpaint',
    inputs: [{ role: 'image' }, { role: 'mask' }],
    image: { width: 512, height: 512, recipe: { blended: true } },
  })
  expect(sentTo(standIn)).toContain('name="mask"')

  await extend(page, 768, 768)
  const around = words('a virginal in a hall')
  await promptField(page).fill(around)
  expect(await generate(page, studio.url, around)).toMatchObject({
    task: 'outpaint',
    image: { width: 768, height: 768 },
  })
  await remove(page, studio.url, engine)
  await standIn.close()
})
