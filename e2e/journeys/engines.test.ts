import { startWebUi, workflows } from '@atelier/providers/testing'
import type { Locator } from '@playwright/test'
import {
  addEngine,
  button,
  comfyUi,
  makePicture,
  openAi,
  openForm,
  openRouter,
  row,
  sdCpp,
  sentTo,
  startOther,
  test,
  webUi,
  type TriedKind,
} from '../support/engines.ts'
import { overflowing } from '../support/messages.ts'
import { expect, violationsInBoth } from '../support/test.ts'

/** Port 9 of this machine has nobody. */
const NOBODY = 'http://127.0.0.1:9'

async function check(form: Locator, says: RegExp) {
  await button(form, 'Check').click()
  await expect(form.getByRole('status')).toHaveText(says)
}

/** Each field by its label. */
async function type(form: Locator, fields: Readonly<Record<string, string>>) {
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(text)
}

/** All that can be wrong is told before anything is kept. */
async function typeWrong(form: Locator, kind: TriedKind, address: string) {
  await type(form, kind.typed)
  await form.getByLabel('Address', { exact: true }).fill(NOBODY)
  await check(form, /may not be running/)
  const other = await startOther(kind)
  await form.getByLabel('Address', { exact: true }).fill(other.url)
  await check(form, kind.elsewhere)
  await other.close()
  await form.getByLabel('Address', { exact: true }).fill(address)
  if (kind.secret === undefined) return
  await form.getByLabel(kind.secret, { exact: true }).fill('wrong')
  await check(form, /does not accept|refuses/)
  await form.getByLabel(kind.secret, { exact: true }).fill(kind.typed[kind.secret] ?? '')
}

for (const kind of [webUi, sdCpp, openAi, openRouter])
  test(`${kind.name} is set up, told what is wrong, and makes a picture as its own options say`, async ({
    page,
    engines: studio,
  }) => {
    const { standIn, address } = await kind.start()
    const name = `Mine, ${kind.name}`
    await page.goto(`${studio.url}/engines`)
    const form = await openForm(page, kind)
    await form.getByLabel('Name', { exact: true }).fill(name)
    await typeWrong(form, kind, address)
    await check(form, /^Works: \d+ models?, answered in \d+ ms\.$/)
    expect(await violationsInBoth(page)).toEqual([])
    await button(form, 'Add an engine').click()
    await expect(row(page, name).getByRole('status')).toHaveText(/^Works: /)
    await expect(button(page, 'Add an engine')).toBeFocused()
    expect(await violationsInBoth(page)).toEqual([])

    await makePicture(page, studio.url, kind, `a kite by ${kind.name}`)
    expect(sentTo(standIn)).toMatch(kind.option.sent)

    await page.goto(`${studio.url}/engines`)
    await button(page, `Actions for ${name}`).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await button(page.getByRole('dialog', { name: `Remove ${name}?` }), 'Remove').click()
    await expect(row(page, name)).toHaveCount(0)
    await standIn.close()
  })

/** What a person lets go of above the field. */
async function drop(field: Locator, name: string, text: string) {
  const dataTransfer = await field.page().evaluateHandle(
    file => {
      const data = new DataTransfer()
      data.items.add(new File([file.text], file.name, { type: 'application/json' }))
      return data
    },
    { name, text },
  )
  await field.dispatchEvent('drop', { dataTransfer })
}

test('a workflow of ComfyUI is dropped in, its map corrected, and a picture made by it', async ({
  page,
  engines: studio,
}) => {
  const { standIn, address } = await comfyUi.start()
  await page.goto(`${studio.url}/engines`)
  const form = await openForm(page, comfyUi)
  await form.getByLabel('Name', { exact: true }).fill('Nodes')
  await typeWrong(form, comfyUi, address)
  await check(form, /^ComfyUI answers, and has no workflow/)
  await button(form, 'Add an engine').click()
  await expect(row(page, 'Nodes').getByRole('status')).toHaveText(/has no workflow/)

  await button(page, 'Actions for Nodes').click()
  await page.getByRole('menuitem', { name: 'Workflows' }).click()
  const dialog = page.getByRole('dialog', { name: 'Workflows of Nodes' })
  const field = dialog.locator('.drop')
  await drop(field, 'notes.json', 'no JSON at all')
  await expect(dialog.getByRole('alert')).toHaveText(/not JSON/)
  await drop(field, 'bottle.json', JSON.stringify(workflows.sd15))
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('bottle')
  await expect(dialog.getByLabel('Prompt', { exact: true })).toHaveValue('6.text')
  expect(await violationsInBoth(page)).toEqual([])
  expect(await overflowing(page)).toEqual([])
  await expect(dialog.getByRole('status')).toHaveText('Makes pictures from a prompt')
  // The other way round: what is corrected is what is done.
  await dialog.getByLabel('Prompt', { exact: true }).selectOption('7.text')
  await dialog.getByLabel('Negative prompt', { exact: true }).selectOption('6.text')
  await button(dialog, 'Save workflow').click()
  await expect(button(dialog, 'Change bottle')).toBeFocused()
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(button(page, 'Actions for Nodes')).toBeFocused()
  await expect(row(page, 'Nodes').getByRole('status')).toHaveText(/^Works: 1 model,/)

  await makePicture(page, studio.url, comfyUi, 'a kite in a bottle')
  expect(sentTo(standIn)).toMatch(comfyUi.option.sent)
  const [sent] = sentTo(standIn).match(/\{.*"a kite in a bottle".*\}/) ?? []
  expect(JSON.parse(sent ?? '{}')).toMatchObject({ prompt: { '7': { inputs: { text: 'a kite in a bottle' } } } })

  await page.goto(`${studio.url}/engines`)
  await button(page, 'Actions for Nodes').click()
  await page.getByRole('menuitem', { name: 'Workflows' }).click()
  await button(dialog, 'Change bottle').press('Enter')
  await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused()
  await button(dialog, 'Back to the list').press('Enter')
  await expect(button(dialog, 'Change bottle')).toBeFocused()
  await button(dialog, 'Remove bottle').press('Enter')
  await expect(dialog.getByRole('listitem')).toHaveCount(0)
  await expect(dialog.getByLabel(/^Drop a workflow here/)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(row(page, 'Nodes').getByRole('status')).toHaveText(/has no workflow/)
  await standIn.close()
})

test('a workflow says what it does, and what it would do as its inputs are corrected', async ({
  page,
  engines: studio,
}) => {
  const { standIn, address } = await comfyUi.start()
  const engine = await addEngine(page, studio.url, { kind: 'comfyui', name: 'Wires', settings: { baseUrl: address } })
  await page.goto(`${studio.url}/engines`)
  await button(page, 'Actions for Wires').click()
  await page.getByRole('menuitem', { name: 'Workflows' }).click()
  const dialog = page.getByRole('dialog', { name: 'Workflows of Wires' })
  const field = dialog.locator('.drop')
  const does = dialog.getByRole('status')
  const select = (input: string) => dialog.getByLabel(input, { exact: true })

  await drop(field, 'part.json', JSON.stringify(workflows.inpaintByFile))
  await expect(does.getByRole('listitem')).toHaveText([
    'Changes the part of a picture that is under the mask',
    'Extends a picture',
  ])
  await select('Mask').selectOption('Not connected')
  await expect(does).toHaveText('Makes pictures from a start picture')
  await select('Start picture').selectOption('Not connected')
  await expect(does).toHaveText('Makes pictures from a prompt')
  expect(await violationsInBoth(page)).toEqual([])
  await button(dialog, 'Back to the list').click()

  await drop(field, 'larger.json', JSON.stringify(workflows.upscale))
  await expect(does).toHaveText('Enlarges a picture')
  await button(dialog, 'Back to the list').click()

  // Of two pictures the second is a reference, and stays one.
  await drop(field, 'two.json', JSON.stringify(workflows.qwenEdit))
  await expect(does).toHaveText('Makes pictures from a start picture')
  await expect(select('Start picture')).toHaveValue('78.image')
  await select('Start picture').selectOption('106.image')
  await button(dialog, 'Save workflow').click()
  await expect(button(dialog, 'Change two')).toBeFocused()
  const { items } = await (await page.request.get(`${studio.url}/api/v1/engines`)).json()
  const setup = { settings: { workflows: [{ map: { image: ['106.image', '78.image'] } }] } }
  expect(items.find(({ id }: { id: string }) => id === engine.id)).toMatchObject({ setup })
  expect((await page.request.delete(`${studio.url}/api/v1/engines/${engine.id}`)).status()).toBe(204)
  await standIn.close()
})

test('engines are switched off and on, ordered by the keyboard, and priced', async ({ page, engines: studio }) => {
  const { standIn, address } = await sdCpp.start()
  for (const name of ['Left', 'Right'])
    await addEngine(page, studio.url, { kind: 'sdcpp', name, settings: { baseUrl: address } })
  await page.goto(`${studio.url}/engines`)

  const names = page.locator('.engines li strong')
  const order = async () => (await names.allTextContents()).filter(name => name === 'Left' || name === 'Right')
  await expect.poll(order).toEqual(['Left', 'Right'])
  await button(page, 'Ask Right earlier').press('Enter')
  await expect.poll(order).toEqual(['Right', 'Left'])
  await expect(button(page, 'Ask Right earlier')).toBeFocused()
  while (await button(page, 'Ask Right earlier').isEnabled()) {
    const before = await names.allTextContents()
    await button(page, 'Ask Right earlier').press('Enter')
    await expect.poll(() => names.allTextContents()).not.toEqual(before)
  }
  await expect(names.first()).toHaveText('Right')
  await expect(button(page, 'Ask Right later')).toBeFocused()
  await page.reload()
  await expect(names.first()).toHaveText('Right')

  await page.getByRole('switch', { name: 'Use Left' }).click()
  await expect(row(page, 'Left').getByRole('status')).toHaveText('Switched off')
  await expect(row(page, 'Left').getByRole('button', { name: /^Check/ })).toBeDisabled()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('switch', { name: 'Use Left' }).click()
  await expect(row(page, 'Left').getByRole('button', { name: /^Check/ })).toBeEnabled()
  await row(page, 'Left')
    .getByRole('button', { name: /^Check/ })
    .press('Enter')
  await expect(row(page, 'Left').getByRole('status')).toHaveText(/^Works: 1 model,/)
  await expect(row(page, 'Left').getByRole('button', { name: /^Check/ })).toBeFocused()
  await button(page, 'The month before').press('Enter')
  await button(page, 'The month after').press('Enter')
  await expect(button(page, 'The month before')).toBeFocused()

  await button(page, 'Actions for Right').click()
  await page.getByRole('menuitem', { name: 'Prices' }).click()
  const prices = page.getByRole('dialog', { name: 'Prices of Right' })
  await button(prices, 'Add a row').click()
  await expect(prices.getByRole('combobox', { name: 'Model', exact: true })).toBeFocused()
  await prices.getByRole('combobox', { name: 'Model', exact: true }).selectOption(sdCpp.model)
  await prices.getByRole('spinbutton', { name: 'Price', exact: true }).fill('0.25')
  expect(await violationsInBoth(page)).toEqual([])
  expect(await overflowing(page)).toEqual([])
  await button(prices, 'Save prices').click()
  await expect(prices).toHaveCount(0)
  await expect(button(page, 'Actions for Right')).toBeFocused()
  await button(page, 'Actions for Right').click()
  await page.getByRole('menuitem', { name: 'Prices' }).click()
  await expect(prices.getByRole('spinbutton', { name: 'Price', exact: true })).toHaveValue('0.25')
  await page.keyboard.press('Escape')

  for (const name of ['Left', 'Right']) {
    await button(page, `Actions for ${name}`).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await button(page.getByRole('dialog', { name: `Remove ${name}?` }), 'Remove').click()
    await expect(row(page, name)).toHaveCount(0)
  }
  await standIn.close()
})

test('what an engine lacks is said in the language of the page', async ({ browser, engines: studio }) => {
  const context = await browser.newContext({ locale: 'de', serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(`${studio.url}/engines`)
  await expect(row(page, 'Hugging Face').getByRole('status')).toHaveText(/^Dafür fehlt ein Token von Hugging Face\./)
  await context.close()
})

/** A usual port that nobody on this machine has. */
async function startAtUsualPort() {
  for (const port of [7861, 7859, 7860, 5001]) {
    const standIn = await startWebUi({ port }).catch(() => undefined)
    if (standIn) return { standIn, title: `${webUi.name} at port ${port}` }
  }
  throw new Error('All ports at which one is looked for are taken.')
}

test('what runs on this machine is found, added with a press, and known the next time', async ({
  page,
  engines: studio,
}) => {
  const { standIn, title } = await startAtUsualPort()
  await page.goto(`${studio.url}/engines`)
  await button(page, 'Find on this machine').click()
  const found = page
    .getByRole('region', { name: 'Found on this machine' })
    .getByRole('listitem')
    .filter({ hasText: title })
  await button(found, `Add: ${title}`).click()
  const form = page.getByRole('dialog', { name: `Add ${webUi.name}` })
  await expect(form.getByLabel('Address', { exact: true })).toHaveValue(standIn.url)
  await form.getByLabel('Name', { exact: true }).fill('Found')
  await button(form, 'Add an engine').click()
  await expect(row(page, 'Found').getByRole('status')).toHaveText(/^Works: 3 models/)
  await expect(found).toContainText('Added already')
  expect(await violationsInBoth(page)).toEqual([])
  await button(page, 'Find on this machine').click()
  await expect(found).toContainText('Added already')
  await button(page, 'Actions for Found').click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await button(page.getByRole('dialog', { name: 'Remove Found?' }), 'Remove').click()
  await expect(row(page, 'Found')).toHaveCount(0)
  await expect(button(found, `Add: ${title}`)).toBeVisible()
  await standIn.close()
})
