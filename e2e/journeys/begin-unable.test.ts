import { workflows } from '@atelier/providers/testing'
import { addEngine, button, chooseModel, comfyUi, KEY, openRouter, test } from '../support/engines.ts'
import { generate, promptField, useFromPage } from '../support/starts.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, violationsInBoth } from '../support/test.ts'

const words = (of: string) => `${of} ${test.info().project.name}`

test('what the chosen model cannot do is said on the page of a picture and in the editor, before one paints', async ({
  page,
  engines: studio,
}) => {
  const { standIn, address } = await openRouter.start()
  const settings = { baseUrl: address, apiKey: KEY }
  const engine = await addEngine(page, studio.url, { kind: 'openrouter', name: 'Far away', settings })
  await chooseModel(page, studio.url, openRouter.model)
  const prompt = words('an ocarina')
  await promptField(page).fill(prompt)
  const { image } = await generate(page, studio.url, prompt)

  await page.goto(`${studio.url}/images/${image.id}`)
  const parts = page.getByText(`Change a part, Extend: with Sketch, not with ${openRouter.model}.`)
  await expect(parts).toBeVisible()
  await expect(page.getByText(`Enlarge: with Lanczos, not with ${openRouter.model}.`)).toBeVisible()
  await expect(button(page, 'Extend…')).toHaveAccessibleDescription(/Extend: with Sketch, not with/)
  await expect(button(page, 'Use as start')).toHaveAccessibleDescription('')
  expect(await violationsInBoth(page)).toEqual([])
  await button(page, 'Change a part…').press('Enter')
  await expect(page).toHaveURL(`${studio.url}/`)
  const note = page.getByText(`${openRouter.model} cannot do this, but Sketch can: choose it afterwards.`)
  await expect(note).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  // No model is needed for it.
  await page.getByText('Crop', { exact: true }).click()
  await expect(note).toHaveCount(0)

  // So does the editor over the picture itself.
  await page.goto(`${studio.url}/images/${image.id}`)
  await expect(parts).toBeVisible()
  await page.keyboard.press('e')
  await expect(note).toBeVisible()
  await page.request.delete(`${studio.url}/api/v1/engines/${engine.id}`)
  await standIn.close()
})

test('another model of the same engine is offered before those of others', async ({ page, engines: studio }) => {
  const { standIn, address } = await comfyUi.start()
  const flows: object[] = []
  for (const [name, file] of [
    ['barrel', workflows.sd15],
    ['keg', workflows.imageToImage],
  ] as const) {
    const read = await page.request.post(`${studio.url}/api/v1/engines/kinds/comfyui/models`, { data: { file } })
    const { model } = (await read.json()) as { model: object } // by the contract of readEngineModel
    flows.push({ ...model, name })
  }
  const settings = { baseUrl: address, apiKey: KEY, workflows: flows }
  const engine = await addEngine(page, studio.url, { kind: 'comfyui', name: 'Own flows', settings })
  await chooseModel(page, studio.url, 'barrel')
  const prompt = words('a demijohn')
  await promptField(page).fill(prompt)
  const { image } = await generate(page, studio.url, prompt)
  await page.goto(`${studio.url}/images/${image.id}`)
  await expect(page.getByText('Use as start: with keg, not with barrel.')).toBeVisible()
  await button(page, 'Use as start').click()
  await openOptions(page)
  await button(page, 'Use keg').click()
  await expect(button(page, /^Model keg/)).toBeVisible()
  const again = words('a demijohn again')
  await promptField(page).fill(again)
  expect(await generate(page, studio.url, again)).toMatchObject({ task: 'image-to-image', provider: engine.id })
  await page.request.delete(`${studio.url}/api/v1/engines/${engine.id}`)
  await standIn.close()
})

test('what an upscaler enlarged has no variations, and says so', async ({ page, engines: studio }) => {
  const prompt = words('a shawm')
  await chooseModel(page, studio.url, 'Sketch')
  await promptField(page).fill(prompt)
  const { image } = await generate(page, studio.url, prompt)
  await useFromPage(page, studio.url, image, 'Enlarge')
  await openOptions(page)
  await button(page, 'Use Lanczos').click()
  const larger = words('a larger shawm')
  await promptField(page).fill(larger)
  const { image: enlarged } = await generate(page, studio.url, larger)
  await page.goto(`${studio.url}/images/${enlarged.id}`)
  await button(page, 'Vary').click()
  await expect(page).toHaveURL(`${studio.url}/`)
  const said = 'Enlarging it again gives the same picture. Change something first.'
  await expect(page.getByText(said, { exact: true })).toBeVisible()
  const listed = await page.request.get(`${studio.url}/api/v1/images?q=shawm`)
  const { items } = (await listed.json()) as { items: unknown[] } // by the contract of listImages
  expect(items).toHaveLength(2)
})
