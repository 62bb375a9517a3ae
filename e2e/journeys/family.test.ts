import type { Generation, GenerationPage } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { tiles } from '../support/collections.ts'
import { heading } from '../support/image.ts'
import { expect, forget, importImages, tabTo, test, violations, violationsInBoth } from '../support/test.ts'

const family = (page: Page) => page.getByRole('region', { name: 'Family' })
const promptOf = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })

async function make(page: Page, studioUrl: string, data: object) {
  const answer = await page.request.post(`${studioUrl}/api/v1/generations`, {
    data: { width: 256, height: 256, ...data },
    headers: { prefer: 'wait=30' },
  })
  const { images } = (await answer.json()) as Generation // by the contract of createGeneration
  const [image] = images
  if (!image) throw new Error('nothing was made')
  return image
}

async function newest(page: Page, studioUrl: string) {
  const answer = await page.request.get(`${studioUrl}/api/v1/generations?limit=1`)
  const { items } = (await answer.json()) as GenerationPage // by the contract of listGenerations
  return items[0]
}

test('a picture is made again without one of its words, and both know where they belong', async ({ page, studio }) => {
  const { name: project } = test.info().project
  const prompt = `a foggy harbour, (three:1.2) boats, ${project}`
  const first = await make(page, studio.url, { prompt, seed: 7 })
  await page.goto(`${studio.url}/images/${first.id}`)
  await expect(heading(page)).toHaveText(prompt)
  await expect(family(page)).toHaveCount(0)

  await test.step('one sees what will be made before it is made', async () => {
    await page.getByRole('button', { name: 'Leave out a word' }).click()
    const form = page.getByRole('form', { name: 'Leave out a word' })
    await expect(form.getByRole('radio').first()).toBeFocused()
    await form.getByText('three', { exact: true }).click()
    await expect(form.getByText(/same seed \(7\)/)).toBeVisible()
    await expect(form.getByRole('deletion')).toContainText('(three:1.2)')
    expect(await violationsInBoth(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(form).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Leave out a word' })).toBeFocused()
  })

  await test.step('by the keyboard alone it is made, and appears', async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await tabTo(page, 'Make it without “foggy”')
    await page.keyboard.press('Enter')
    const child = family(page).getByRole('link', { name: /^A word left out: a harbour/ })
    await expect(child).toBeVisible()
    await expect(family(page).getByRole('deletion')).toContainText('foggy')
    expect(await violationsInBoth(page)).toEqual([])
    await child.click()
  })

  const without = `a harbour, (three:1.2) boats, ${project}`
  await test.step('its own page tells what it came from', async () => {
    await expect(heading(page)).toHaveText(without)
    await expect(family(page).getByRole('link', { name: `Original: ${prompt}` })).toBeVisible()
    await expect(family(page).getByRole('deletion')).toContainText('foggy')
    const made = await newest(page, studio.url)
    expect(made).toMatchObject({ prompt: without, parentId: first.id, relation: 'without', parameters: { seed: 7 } })
  })

  await test.step('a remix of it knows its picture until one says otherwise', async () => {
    await page.getByRole('button', { name: 'Remix' }).click()
    await expect(promptOf(page)).toHaveValue(without)
    await expect(page.getByRole('link', { name: 'From this picture' })).toBeVisible()
    await expect(page.getByText('Not everything came along:')).toHaveCount(0)
    expect(await violations(page)).toEqual([])
    const taken = page.waitForResponse(answer => answer.request().method() === 'POST')
    await page.getByRole('button', { name: /^Generate/ }).click()
    await taken
    expect(await newest(page, studio.url)).toMatchObject({ relation: 'remix' })
    await page.getByRole('button', { name: 'Forget where it came from' }).click()
    await expect(page.getByRole('link', { name: 'From this picture' })).toHaveCount(0)
  })
})

test('a vary of a picture is four more, which its page has beside it', async ({ page, studio }) => {
  const prompt = `a heron in the reeds ${test.info().project.name}`
  const first = await make(page, studio.url, { prompt })
  await page.goto(`${studio.url}/images/${first.id}`)
  await page.getByRole('complementary').getByRole('button', { name: 'Vary' }).click()
  await expect(page).toHaveURL(`${studio.url}/`)
  await expect(page.getByRole('link', { name: 'Picture 4 of 4' }).first()).toBeVisible()
  await page.goto(`${studio.url}/images/${first.id}`)
  await expect(family(page).getByText('Made from it: 4')).toBeVisible()
  await expect(family(page).getByRole('link', { name: /^Variation: / })).toHaveCount(4)
})

test('in the gallery one picture is remixed and several are varied', async ({ page, studio }) => {
  const word = `lapwing${test.info().project.name}`
  const tile = (name: string) => tiles(page).and(page.getByRole('option', { name: new RegExp(name) }))
  await make(page, studio.url, { prompt: `${word} first` })
  await make(page, studio.url, { prompt: `${word} second` })
  await page.goto(`${studio.url}/gallery?q=${word}`)
  const select = async (name: string) => {
    await tile(name).hover()
    await tile(name).locator('[data-mark="check"]').click()
  }
  const tools = page.getByRole('toolbar', { name: 'Selected pictures' })
  const verbs = tools.getByRole('button', { name: 'Remix or vary' })
  await select('first')
  await tools.getByRole('button', { name: 'What to do with it' }).click()
  await page.getByRole('menuitem', { name: 'Remix' }).click()
  await expect(promptOf(page)).toHaveValue(`${word} first`)
  await page.goBack()
  await select('first')
  await tile('second').click()
  await verbs.click()
  await expect(page.getByRole('menuitem', { name: 'Remix' })).toHaveCount(0)
  await page.getByRole('menuitem', { name: 'Vary' }).click()
  await expect(page).toHaveURL(`${studio.url}/`)
  for (const prompt of [`${word} first`, `${word} second`])
    await expect(
      page.getByRole('article', { name: prompt }).getByRole('link', { name: 'Picture 4 of 4' }),
    ).toBeVisible()
})

test('what a remix could not bring back is listed, and the list goes away for good', async ({
  page,
  studio,
  complaints,
}) => {
  const prompt = `an old recipe ${test.info().project.name}`
  const [image] = await importImages(studio.url, [{ prompt, model: 'nobody/has-this', width: 240, height: 160 }])
  await page.goto(`${studio.url}/images/${image?.id ?? ''}`)
  await page.getByRole('button', { name: 'Remix' }).click()
  const note = page.getByRole('status').filter({ hasText: 'Not everything came along:' })
  await expect(note).toContainText('nobody/has-this is not available here. The form has Sketch instead.')
  await expect(note).toContainText('instead of 240 × 160')
  expect(await violationsInBoth(page)).toEqual([])
  await note.getByRole('button', { name: 'Dismiss' }).click()
  await expect(note).toHaveCount(0)
  await expect(promptOf(page)).toHaveValue(prompt)
  // The browser notes the answer's status by itself.
  forget(complaints, /404/)
})
