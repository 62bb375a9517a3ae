import { arriveIn } from '../support/keyboard.ts'
import type { GenerationPage } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { actOn, openOptions } from '../support/studio-page.ts'
import { expect, tabTo, test, violations } from '../support/test.ts'

const promptOf = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const modelOf = (page: Page) => page.getByRole('button', { name: /^Model/ })

/** As a person does: what a script fills in grows the field without anybody having pressed a key. */
async function type(page: Page, text: string) {
  await promptOf(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press(text.charAt(0))
  await page.keyboard.insertText(text.slice(1))
}

async function newest(page: Page) {
  const answer = await page.request.get(new URL('/api/v1/generations?limit=1', page.url()).href)
  const {
    items: [generation],
  } = (await answer.json()) as GenerationPage // by the contract of listGenerations
  return generation
}

async function showOptions(page: Page) {
  const options = page.locator('details')
  if ((await options.getAttribute('open')) === null) await page.getByText('More options').click()
}

test('what the form shows is what is made', async ({ page, studioWithToken: studio }) => {
  await page.goto(studio.url)
  await promptOf(page).fill(`a red kite ${test.info().project.name}`)
  await openOptions(page)
  await modelOf(page).click()
  await page.getByRole('option', { name: /^FLUX.1 dev/ }).click()
  await page.getByText('Landscape').click()
  const width = page.getByRole('spinbutton', { name: 'Width' })
  await width.fill('1001')
  await width.press('Tab')
  await expect(page.getByText('Set to 1008: this model takes multiples of 16.')).toBeVisible()
  await page.getByRole('button', { name: 'Swap width and height' }).click()
  await expect(page.getByRole('spinbutton', { name: 'Height' })).toHaveValue('1008')
  await page.getByRole('group', { name: 'Pictures' }).getByText('2').click()
  await showOptions(page)
  await page.getByRole('slider', { name: 'Steps' }).press('Home')
  await page.getByRole('spinbutton', { name: 'Guidance, as a number' }).fill('99')
  await page.getByRole('spinbutton', { name: 'Guidance, as a number' }).press('Tab')
  await expect(page.getByText('Set to 10: this model takes 0 to 10.')).toBeVisible()
  await expect(page.getByText('Leave out (negative prompt)')).toHaveCount(0)
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('42')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByRole('link', { name: 'Picture 2 of 2' })).toBeVisible()
  expect(await newest(page)).toMatchObject({
    model: 'black-forest-labs/FLUX.1-dev',
    parameters: { height: 1008, steps: 1, guidance: 10, seed: 42, count: 2 },
  })

  await openOptions(page)
  await page.getByRole('button', { name: 'Reset to the defaults' }).click()
  await expect(page.getByRole('spinbutton', { name: 'Steps, as a number' })).toHaveValue('28')
  await page.getByRole('button', { name: 'Use the last seed' }).click()
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('42')
})

test('a vary is another one of the same, and leaves what stands in the form alone', async ({
  page,
  studio,
  request,
}) => {
  const prompt = `a pond at noon ${test.info().project.name}`
  await request.post(`${studio.url}/api/v1/generations`, {
    data: { prompt, seed: 3, width: 512, height: 768 },
    headers: { prefer: 'wait=20' },
  })
  await page.goto(studio.url)
  await promptOf(page).fill('something else')
  const taken = page.waitForResponse(answer => answer.request().method() === 'POST')
  await actOn(page, page.getByRole('article', { name: prompt }), 'Vary')
  await expect(page.getByRole('article', { name: prompt })).toHaveCount(2)
  // Its place is there before the server has heard of it.
  await taken
  await expect(promptOf(page)).toHaveValue('something else')
  const made = await newest(page)
  expect(made).toMatchObject({ prompt, parameters: { width: 512, height: 768 } })
  expect(made?.parameters.seed).not.toBe(3)
})

test('a vary knows the template and the styles that its words came of, from the studio and from the page of a picture', async ({
  page,
  studio,
  request,
}) => {
  const template = `a {grey|white} gull of ${test.info().project.name}`
  const answer = await request.post(`${studio.url}/api/v1/generations/batch`, {
    data: { prompt: template, styles: ['watercolour'], width: 256, height: 256 },
  })
  const { items } = (await answer.json()) as { items: GenerationPage['items'] } // by the contract of createGenerations
  const { id, prompt = '', typed, parameters } = items[0] ?? {}
  expect(typed).toEqual({ prompt: template, negativePrompt: null, styles: ['Watercolour'] })
  await page.goto(studio.url)
  await expect.poll(async () => (await newest(page))?.status).toBe('succeeded')
  const cards = page.getByRole('article', { name: prompt })
  const picture = cards.getByRole('link', { name: /^Picture 1/ }).last()
  await expect(picture).toBeVisible()
  const vary = async (press: () => Promise<void>, count: number) => {
    const taken = page.waitForResponse(each => each.request().method() === 'POST')
    await press()
    await expect(cards).toHaveCount(count)
    await taken
    const made = await newest(page)
    expect(made).toMatchObject({ prompt, typed })
    expect(made?.id).not.toBe(id)
    expect(made?.parameters.seed).not.toBe(parameters?.seed)
  }
  await vary(async () => actOn(page, cards, 'Vary'), 2)
  await expect(cards.getByRole('link', { name: /^Picture 1/ })).toHaveCount(2)
  await picture.click()
  await vary(async () => page.getByRole('complementary').getByRole('button', { name: 'Vary' }).click(), 3)
  await expect(page).toHaveURL(`${studio.url}/`)
  await expect(promptOf(page)).toHaveValue('')
})

test('a model is found on the Hub, chosen by the keyboard alone, and kept', async ({
  page,
  studioWithToken: studio,
}) => {
  await page.goto(studio.url)
  await openOptions(page)
  await expect(modelOf(page)).toBeVisible()
  await page.keyboard.press('m')
  await arriveIn(page, page.getByRole('combobox', { name: 'Search models' }))
  expect(await violations(page)).toEqual([])
  await page.keyboard.type('watercolour')
  await expect(page.getByRole('option', { name: /^watercolour.*Served by hf-inference/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(modelOf(page)).toContainText('watercolour')
  await page.reload()
  await openOptions(page)
  await expect(modelOf(page)).toContainText('watercolour')
})

test('a model that cannot be used says why, and what to use instead', async ({ page, studioWithToken: studio }) => {
  await page.goto(`${studio.url}/?choose=model`)
  await expect(page).toHaveURL(`${studio.url}/`)
  await page.getByRole('combobox', { name: 'Search models' }).fill('stable-diffusion')
  const dialog = page.getByRole('dialog', { name: 'Choose a model' })
  await dialog.getByText(/^\d models that nobody serves now$/).click()
  const classic = dialog.getByRole('listitem').filter({ hasText: 'Stable Diffusion 1.5' }).first()
  await expect(classic).toContainText(/serves the mirror|instead/)
  expect(await violations(page)).toEqual([])
  await classic.getByRole('button', { name: /^Use / }).click()
  await expect(dialog).toBeHidden()
  await openOptions(page)
  await expect(modelOf(page)).toContainText('Ready')
})

test('without a token the way to one is there', async ({ page, studio }) => {
  await page.goto(`${studio.url}/?choose=model`)
  await page.getByRole('option', { name: /^FLUX.1 schnell/ }).click()
  await page.getByRole('dialog', { name: 'Choose a model' }).getByRole('link', { name: 'Add a token' }).click()
  await expect(page).toHaveURL(/\/settings#token$/)
})

test('earlier prompts are stepped through by the arrow keys, and listed by a button', async ({ page, studio }) => {
  await page.goto(studio.url)
  const long =
    'a harbour with many boats in front of a town with red roofs, seen from the sea on an early morning in October, woodcut in two colours'
  for (const prompt of ['an old mill', long]) {
    await type(page, prompt)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article', { name: prompt }).first()).toBeVisible()
    // One wish at a time: the next is heard when this one is answered.
    await expect(page.getByRole('button', { name: /^Generate/ })).toBeVisible()
  }
  await type(page, 'half a thought')
  for (const expected of [long, 'an old mill']) {
    await page.keyboard.press('ArrowUp')
    await expect(promptOf(page)).toHaveValue(expected)
  }
  for (const expected of [long, 'half a thought']) {
    await page.keyboard.press('ArrowDown')
    await expect(promptOf(page)).toHaveValue(expected)
  }
  await openOptions(page)
  await page.getByRole('button', { name: 'History' }).click()
  await expect(page.getByRole('dialog', { name: 'Earlier prompts' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'an old mill' }).click()
  await expect(promptOf(page)).toHaveValue('an old mill')
  await expect(promptOf(page)).toBeFocused()
})

test('what was typed survives a reload, and another tab takes it over without stealing what is typed there', async ({
  studio,
  newStudioPages,
}) => {
  const [one, other] = await newStudioPages('tabs')
  await one.goto(studio.url)
  await other.goto(studio.url)
  await one.bringToFront()
  await promptOf(one).fill('three boats in the fog')
  await one.reload()
  await expect(promptOf(one)).toHaveValue('three boats in the fog')
  await other.bringToFront()
  await promptOf(other).fill('three boats in the sun')
  await other.reload()
  await expect(promptOf(other)).toHaveValue('three boats in the sun')
})

test('what cannot be sent is said at its field, by the keyboard alone', async ({ page, studio }) => {
  await page.goto(studio.url)
  await tabTo(page, /^Generate/)
  await page.keyboard.press('Enter')
  await expect(promptOf(page)).toBeFocused()
  await expect(promptOf(page)).toHaveAccessibleDescription(/Describe a picture first/)
  expect(await violations(page)).toEqual([])
  await openOptions(page)
  await type(page, 'x'.repeat(4001))
  await expect(page.getByText('4,001 of 4,000 characters')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(promptOf(page)).toHaveAccessibleDescription(/Shorten the prompt/)
})
