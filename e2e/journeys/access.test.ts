import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startStudio, type StudioProcess } from '../support/studio.ts'
import { expect, forget, test, violationsInBoth } from '../support/test.ts'
import { totpOf } from '../support/totp.ts'

/** The browser notes each refusal by itself: until somebody is known there are some. */
const REFUSALS = /40[134]/

const PASSWORD = 'otters sleep holding hands'

/** A studio that a network reaches, before anybody has an account. */
async function withStudio(use: (studio: StudioProcess) => Promise<void>) {
  const studio = await startStudio({ HOST: '0.0.0.0' })
  try {
    await use(studio)
  } finally {
    await studio.stop()
  }
}

async function setUp(page: Page, { url, dataDir }: StudioProcess, username = 'ana') {
  await page.goto(url)
  await expect(page).toHaveURL(`${url}/setup`)
  await page.getByLabel('Set-up code').fill((await readFile(join(dataDir, 'setup.code'), 'utf8')).trim())
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByRole('heading', { name: 'Studio', exact: true })).toBeAttached()
}

async function logIn(page: Page, { url }: StudioProcess, username: string, path = '/') {
  await page.goto(`${url}${path}`)
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
}

test('whoever is first makes the account with the code, goes on to where they wanted, and logs out', async ({
  page,
  complaints,
}) => {
  await withStudio(async studio => {
    await page.goto(`${studio.url}/gallery`)
    await expect(page.getByRole('heading', { name: 'Set up this studio' })).toBeVisible()
    expect(await violationsInBoth(page)).toEqual([])
    await page.getByLabel('Set-up code').fill('0000-0000-0000')
    await page.getByLabel('Username').fill('ana')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'code' })).toBeVisible()
    forget(complaints, REFUSALS)
    await setUp(page, studio)

    await page.getByRole('link', { name: 'Your account' }).click()
    await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
    await expect(page.getByText('Logged in as ana')).toBeVisible()
    expect(await violationsInBoth(page)).toEqual([])
    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
    expect(await violationsInBoth(page)).toEqual([])

    await page.getByLabel('Username').fill('ana')
    await page.getByLabel('Password', { exact: true }).fill('otters sleep alone')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: /password/ })).toBeVisible()
    await logIn(page, studio, 'ana', '/gallery?q=fox')
    await expect(page).toHaveURL(`${studio.url}/gallery?q=fox`)
    await page.goto('about:blank')
    forget(complaints, REFUSALS)
  })
})

test('an admin invites somebody, who joins by the link, sees only what is theirs, and is kept out again', async ({
  newStudioPages,
  complaints,
}) => {
  const [admin, guest] = await newStudioPages('browsers')
  await withStudio(async studio => {
    await setUp(admin, studio)
    await admin.goto(`${studio.url}/people`)
    await admin.getByRole('button', { name: 'Invite' }).click()
    const dialog = admin.getByRole('dialog', { name: 'Invite someone' })
    await dialog.getByLabel('Username').fill('ben')
    expect(await violationsInBoth(admin)).toEqual([])
    await dialog.getByRole('button', { name: 'Create the invitation' }).click()
    const invitation = admin.getByRole('dialog', { name: 'An invitation for ben' })
    const address = await invitation.getByLabel('Address').inputValue()
    expect(address).toMatch(new RegExp(`^${studio.url}/join/`))
    await invitation.getByRole('button', { name: 'Done' }).click()
    await expect(admin.getByText('Invited, not here yet')).toBeVisible()

    await guest.goto(address)
    await expect(guest.getByRole('heading', { name: 'Welcome, ben' })).toBeVisible()
    expect(await violationsInBoth(guest)).toEqual([])
    await guest.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await guest.getByRole('button', { name: 'Enter the studio' }).click()
    await expect(guest.getByRole('heading', { name: 'Studio', exact: true })).toBeAttached()
    await guest.goto(address)
    await expect(guest.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()

    await admin.request.post(`${studio.url}/api/v1/generations`, {
      data: { prompt: 'a heron of the admin', width: 256, height: 256 },
      headers: { prefer: 'wait=20', origin: studio.url },
    })
    await admin.goto(`${studio.url}/gallery`)
    await expect(admin.getByRole('option', { name: /a heron of the admin/ })).toBeVisible()
    await guest.goto(`${studio.url}/gallery`)
    await expect(guest.getByText('No pictures yet')).toBeVisible()
    await expect(guest.getByRole('option', { name: /a heron of the admin/ })).toHaveCount(0)
    await guest.goto(`${studio.url}/people`)
    await expect(guest.getByText('Only admins see this page.')).toBeVisible()

    await admin.goto(`${studio.url}/people`)
    await admin.getByRole('combobox', { name: 'Role: ben' }).selectOption('viewer')
    await expect(admin.getByText('ben is now Viewer.', { exact: true })).toBeVisible()
    await admin.getByRole('button', { name: 'Actions for ben' }).click()
    await admin.getByRole('menuitem', { name: 'Lock out' }).click()
    await expect(admin.getByRole('main').getByRole('listitem').filter({ hasText: 'ben' })).toContainText('Locked out')
    await guest.goto(`${studio.url}/gallery`)
    await expect(guest).toHaveURL(/\/login\?next=/)

    await admin.goto(`${studio.url}/audit`)
    await expect(admin.getByRole('row', { name: /Locked out ben/ })).toBeVisible()
    expect(await violationsInBoth(admin)).toEqual([])
    for (const page of [admin, guest]) await page.goto('about:blank')
    forget(complaints, REFUSALS)
  })
})

test('a key is shown once, opens what it is for, and nothing once it is deleted', async ({
  page,
  request,
  complaints,
}) => {
  await withStudio(async studio => {
    await setUp(page, studio)
    await page.goto(`${studio.url}/account`)
    await page.getByRole('button', { name: 'New key' }).click()
    const dialog = page.getByRole('dialog', { name: 'New key' })
    await dialog.getByLabel('Name').fill('Nightly script')
    await expect(dialog.getByLabel('Pictures a day')).toBeVisible()
    await dialog.getByLabel('make pictures').uncheck()
    await expect(dialog.getByLabel('Pictures a day')).toHaveCount(0)
    expect(await violationsInBoth(page)).toEqual([])
    await page.keyboard.press('Enter')
    const made = page.getByRole('dialog', { name: 'Your new key' })
    const secret = await made.getByLabel('Nightly script').inputValue()
    await made.getByRole('button', { name: 'Copy' }).click()
    await expect(made.getByText(/Copied|could not be copied/)).toBeVisible()
    await made.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText('Nightly script')).toBeVisible()

    const ask = async (method: 'get' | 'post', path: string) =>
      (
        await request[method](`${studio.url}${path}`, {
          headers: { authorization: `Bearer ${secret}` },
          ...(method === 'post' && { data: { prompt: 'a fox' } }),
        })
      ).status()
    expect(await ask('get', '/api/v1/images')).toBe(200)
    expect(await ask('post', '/api/v1/generations')).toBe(403)
    await page.getByRole('button', { name: 'Delete the key Nightly script' }).click()
    await page.getByRole('button', { name: 'Delete it' }).click()
    await expect(page.getByText('No keys yet.')).toBeVisible()
    await expect.poll(async () => ask('get', '/api/v1/images')).toBe(401)
    await page.goto('about:blank')
    forget(complaints, REFUSALS)
  })
})

test('a key can have limits of its own, which the list tells', async ({ page, complaints }) => {
  await withStudio(async studio => {
    await setUp(page, studio)
    await page.goto(`${studio.url}/account`)
    await page.getByRole('button', { name: 'New key' }).click()
    const dialog = page.getByRole('dialog', { name: 'New key' })
    await dialog.getByLabel('Name').fill('Nightly script')
    await dialog.getByLabel('Pictures a day').fill('20')
    await dialog.getByLabel('Pictures waiting and in the making').fill('1')
    expect(await violationsInBoth(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Your new key' }).getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText('20 pictures a day · 1 picture at a time')).toBeVisible()
    await page.goto('about:blank')
    forget(complaints, REFUSALS)
  })
})

test('with a second factor the code of an app is asked for, and a recovery code takes its place once', async ({
  page,
  complaints,
}) => {
  await withStudio(async studio => {
    await setUp(page, studio)
    await page.goto(`${studio.url}/account`)
    await page.getByRole('button', { name: 'Add a second factor' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a second factor' })
    await dialog.getByLabel('Current password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    const secret = await dialog.getByLabel('Secret').inputValue()
    await expect(dialog.getByRole('img', { name: 'QR code for your app' })).toBeVisible()
    expect(await violationsInBoth(page)).toEqual([])
    await dialog.getByLabel('Code from your app').fill(totpOf(secret))
    await page.keyboard.press('Enter')
    const codes = page.getByRole('dialog', { name: 'Recovery codes' })
    const recovery = (await codes.getByRole('listitem').first().textContent()) ?? ''
    await codes.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText('Your codes are asked for at each login.')).toBeVisible()

    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
    await logIn(page, studio, 'ana', '/login')
    await expect(page.getByLabel('Code from your app')).toBeFocused()
    await page.keyboard.type('123')
    await page.keyboard.press('Enter')
    await expect(page.getByText('This code is wrong, or was used already.')).toBeVisible()
    await page.getByLabel('Code from your app').fill('')
    expect(await violationsInBoth(page)).toEqual([])
    await page.keyboard.type(recovery.trim())
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Studio', exact: true })).toBeAttached()
    await page.goto('about:blank')
    forget(complaints, REFUSALS)
  })
})

test('alone on its own machine nobody is asked, and an account can be made before it is shared', async ({ page }) => {
  const studio = await startStudio()
  await page.goto(`${studio.url}/account`)
  await expect(page.getByRole('heading', { name: 'No account needed' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Your account' })).toHaveCount(0)
  await page.goto(`${studio.url}/people`)
  await expect(page.getByRole('heading', { name: 'No account needed' })).toBeVisible()
  await page.getByRole('link', { name: 'Make an account' }).click()
  await expect(page.getByLabel('Set-up code')).toHaveCount(0)
  await page.getByLabel('Username').fill('ana')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByRole('link', { name: 'Your account' })).toBeVisible()
  await page.goto('about:blank')
  await studio.stop()
})
