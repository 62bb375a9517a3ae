import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startStudio, type StudioProcess } from '../support/studio.ts'
import { expect, forget, tabTo, test, violationsInBoth } from '../support/test.ts'

/** The browser notes each refusal by itself: until somebody is known there are some. */
const REFUSALS = /40[134]|422|ERR_FAILED/

const PASSWORD = 'otters sleep holding hands'

/** A studio that a network reaches, with an admin whose browser the page is of. */
async function withAdmin(page: Page, use: (studio: StudioProcess) => Promise<void>) {
  const studio = await startStudio({ HOST: '0.0.0.0' })
  try {
    await page.goto(studio.url)
    await expect(page.getByLabel('Set-up code')).toBeFocused()
    const code = (await readFile(join(studio.dataDir, 'setup.code'), 'utf8')).trim()
    await send(page, studio, 'setup', { username: 'ana', password: PASSWORD, code })
    await use(studio)
  } finally {
    await studio.stop()
  }
}

/** Through the API, where the form is not what is tried. */
async function send(page: Page, { url }: StudioProcess, path: string, data: object): Promise<unknown> {
  const answer = await page.request.post(`${url}/api/v1/${path}`, { data, headers: { origin: url } })
  expect(answer.ok()).toBe(true)
  return answer.json()
}

const hasFocus = async (page: Page, name: string) =>
  expect(page.getByRole('button', { name, exact: true })).toBeFocused()

test('the forms to come in by begin in their first field, and keep their distance from the edges', async ({
  page,
  complaints,
}) => {
  const studio = await startStudio({ HOST: '0.0.0.0' })
  await page.goto(`${studio.url}/gallery`)
  await expect(page.getByLabel('Set-up code')).toBeFocused()
  const box = await page.getByRole('region', { name: 'Set up this studio' }).boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(16)
  await page.keyboard.type((await readFile(join(studio.dataDir, 'setup.code'), 'utf8')).trim())
  await page.getByLabel('Username').fill('ana lopez')
  await expect(page.getByLabel('Username')).toHaveAttribute('title', 'One word, without spaces')
  await page.getByLabel('Password', { exact: true }).fill('password123')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Username')).toBeFocused()
  await page.getByLabel('Username').fill('ana')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'This password' })).toHaveText(
    'This password is one of the first that would be tried. Choose another one.',
  )
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Your account' }).click()
  await page.getByRole('button', { name: 'Log out' }).click()
  await expect(page.getByLabel('Username')).toBeFocused()
  await page.goto('about:blank')
  forget(complaints, REFUSALS)
  await studio.stop()
})

test('in one’s account a secret outlives a second Enter, and the keyboard goes on where something was deleted', async ({
  page,
  complaints,
}) => {
  await withAdmin(page, async ({ url }) => {
    await page.goto(`${url}/account`)
    await page.getByLabel('Name', { exact: true }).fill('Ana Lopez')
    await page.keyboard.press('Enter')
    await expect(page.locator('.notices').getByText('Saved', { exact: true })).toBeVisible()

    await page.getByRole('button', { name: 'Add a second factor' }).press('Enter')
    const factor = page.getByRole('dialog', { name: 'Add a second factor' })
    await page.keyboard.type('not the otters')
    await tabTo(page, 'Next')
    await page.keyboard.press('Enter')
    await expect(factor.getByRole('alert')).toHaveText('The current password is wrong.')
    await hasFocus(page, 'Next')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await expect(factor.getByLabel('Current password')).toHaveValue('')
    await expect(factor.getByRole('alert')).toHaveCount(0)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'New key' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'New key' })
    await page.keyboard.type('Lantern')
    for (const scope of ['look at pictures', 'make pictures']) await dialog.getByLabel(scope).uncheck()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toHaveText('Choose at least one thing that it may do.')
    await dialog.getByLabel('look at pictures').check()
    await page.keyboard.press('Enter')
    const made = page.getByRole('dialog', { name: 'Your new key' })
    await expect(made.getByLabel('Lantern')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(made).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Delete the key Lantern' }).press('Enter')
    await page.getByRole('button', { name: 'Delete it' }).press('Enter')
    await expect(page.getByText('No keys yet.')).toBeVisible()
    await hasFocus(page, 'New key')

    let isAway = true
    await page.route('**/api/v1/audit*', async route => (isAway ? route.abort() : route.fallback()))
    await page.goto(`${url}/audit`)
    await expect(page.getByRole('alert')).toContainText('The server cannot be reached.')
    isAway = false
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await expect(page.getByText('Set up the studio')).toBeVisible()
    await expect(page.locator('main')).toBeFocused()
    await page.goto('about:blank')
    forget(complaints, REFUSALS)
  })
})

test('who is deleted takes the focus to the button that invites; a member sees what is theirs and nothing that is refused', async ({
  page,
  newStudioPages,
  complaints,
}) => {
  const [, guest] = await newStudioPages('browsers')
  await withAdmin(page, async studio => {
    const { invitation } = (await send(page, studio, 'users', { username: 'cleo', role: 'member' })) as {
      invitation: { path: string }
    } // by the contract of createUser
    await guest.goto(`${studio.url}${invitation.path}`)
    await expect(guest.getByLabel('Password', { exact: true })).toBeFocused()
    await guest.keyboard.type(PASSWORD)
    await guest.keyboard.press('Enter')
    await expect(guest.getByRole('heading', { name: 'Studio', exact: true })).toBeAttached()

    await guest.goto(`${studio.url}/settings`)
    await expect(guest.getByText('What applies to everyone here is set by an admin.')).toBeVisible()
    await expect(guest.getByRole('heading', { name: 'Appearance' })).toBeVisible()
    for (const name of ['Hugging Face', 'Endpoints', 'Defaults', 'Parallel work', 'Downloads'])
      await expect(guest.getByRole('heading', { name })).toHaveCount(0)
    expect(await violationsInBoth(guest)).toEqual([])
    await guest.getByRole('link', { name: 'Engines and costs' }).click()
    await expect(guest.getByText('Who makes the pictures here. An admin can change it.')).toBeVisible()
    await expect(guest.getByText('No costs are known for this month.')).toBeVisible()
    await expect(guest.getByRole('button', { name: 'Try again' })).toHaveCount(0)
    expect(await violationsInBoth(guest)).toEqual([])

    await page.goto(`${studio.url}/people`)
    await page.getByRole('button', { name: 'Actions for cleo' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Delete the account' }).press('Enter')
    await page.getByRole('button', { name: 'Delete the account' }).press('Enter')
    await expect(page.getByText('The account of cleo is deleted.', { exact: true })).toBeVisible()
    await hasFocus(page, 'Invite')
    for (const each of [page, guest]) await each.goto('about:blank')
    forget(complaints, REFUSALS)
  })
})
