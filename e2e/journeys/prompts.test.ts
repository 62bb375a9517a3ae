import type { Generation } from '@atelier/contracts'
import type { APIRequestContext, Page } from '@playwright/test'
import { openOptions } from '../support/studio-page.ts'
import { expect, test, violationsInBoth } from '../support/test.ts'

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
/** As a person does it, key by key: what grows below the field grows because of a key. */
async function type(page: Page, text: string) {
  await prompt(page).press('ControlOrMeta+A')
  await prompt(page).pressSequentially(text)
}
const generate = (page: Page) => page.getByRole('button', { name: /^Generate/ })

async function sent(request: APIRequestContext, url: string, word: string): Promise<Generation[]> {
  const { items } = (await (await request.get(`${url}/api/v1/generations?limit=200`)).json()) as { items: Generation[] } // by the contract of listGenerations
  return items.filter(item => item.prompt.includes(word))
}

test('one prompt becomes several, which one sees before', async ({ page, request, studio }) => {
  await page.goto(studio.url)
  await expect(generate(page)).toBeEnabled()
  await type(page, 'a {red|green|blue} sandpiper')
  await page.getByText('3 prompts').click()
  await expect(page.getByRole('list', { name: 'The first of them' }).getByRole('listitem')).toHaveText([
    'a red sandpiper',
    'a green sandpiper',
    'a blue sandpiper',
  ])
  expect(await violationsInBoth(page)).toEqual([])
  await prompt(page).press('Control+Enter')
  await expect
    .poll(async () => (await sent(request, studio.url, 'sandpiper')).map(item => item.prompt))
    .toEqual(['a blue sandpiper', 'a green sandpiper', 'a red sandpiper'])
  expect((await sent(request, studio.url, 'sandpiper'))[0]?.typed?.prompt).toBe('a {red|green|blue} sandpiper')

  // What cannot be read is said at the field, and nothing is sent.
  await type(page, 'a {red|green sanderling')
  await expect(page.getByText(/never closed/)).toBeVisible()
  await expect(prompt(page)).toHaveAttribute('aria-invalid', 'true')
  await prompt(page).press('Control+Enter')
  await expect(page.getByText(/never closed/)).toBeVisible()
  expect(await sent(request, studio.url, 'sanderling')).toEqual([])

  // Many are asked for first.
  await type(page, '{a|b|c|d|e}{a|b|c|d|e}{a|b|c|d|e} plover')
  await expect(page.getByText('125 prompts')).toBeVisible()
  await prompt(page).press('Control+Enter')
  await expect(page.getByRole('dialog', { name: 'Generate all 125 prompts?' })).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('button')).toHaveText(['', 'Don’t generate', 'Generate 125 prompts'])
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await sent(request, studio.url, 'plover')).toEqual([])
  await openOptions(page)
  await page.getByText('Random', { exact: true }).click()
  await expect(page.getByText('4 prompts')).toBeVisible()
  await expect(page.getByText('of 125 combinations')).toBeVisible()
})

test('a wildcard is made where it is missing, sampled from, changed in another tab, and deleted with a way back', async ({
  newStudioPages,
  studio,
}) => {
  const [page, other] = await newStudioPages('tabs')
  // Projects share a studio, and a name is there once.
  const name = `fur${Date.now()}`
  await page.goto(studio.url)
  await type(page, `a __${name}__ dotterel`)
  await expect(page.getByRole('button', { name: `No wildcard “${name}”` })).toBeVisible()
  await page.getByRole('link', { name: `Create __${name}__` }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wildcards' })).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue(name)
  await page.getByLabel('Entries, one per line').fill('grey\n\nbrown\n# no entry')
  await page.getByLabel('Entries, one per line').press('Control+Enter')
  await expect(page.getByRole('button', { name: `__${name}__ 2 entries` })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])

  await other.goto(studio.url)
  await type(other, `a __${name}__ dotterel`)
  await expect(other.getByText('2 prompts')).toBeVisible()
  await page.getByLabel('Entries, one per line').fill('grey\nbrown\nwhite')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(other.getByText('3 prompts')).toBeVisible()

  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(other.getByText('There is no wildcard')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(other.getByText('3 prompts')).toBeVisible()
})

test('a prompt that a wildcard stops is sent as text on demand', async ({ page, request, studio }) => {
  const word = `phalarope${Date.now()}`
  await page.goto(studio.url)
  await type(page, `a __nosuchcolour__ ${word}`)
  await expect(page.getByRole('button', { name: 'No wildcard “nosuchcolour”' })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Send as text' }).click()
  await expect
    .poll(async () => (await sent(request, studio.url, word)).map(item => item.prompt))
    .toEqual([`a __nosuchcolour__ ${word}`])
})
