import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { startStudio, type StudioProcess } from '../support/studio.ts'
import { expect, forget, test, violationsInBoth } from '../support/test.ts'

/** The browser notes each refusal by itself: until somebody is known there are some. */
const REFUSALS = /40[134]|422/

const PASSWORD = 'otters sleep holding hands'

async function withStudio(environment: Record<string, string>, use: (studio: StudioProcess) => Promise<void>) {
  const studio = await startStudio(environment)
  try {
    await use(studio)
  } finally {
    await studio.stop()
  }
}

/** A device that is built in, and whose holder is always there. */
async function addDevice(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

test('a passkey is added, logs in by itself, gets another name, and opens nothing once it is deleted', async ({
  page,
  complaints,
}) => {
  await withStudio({ HOST: '0.0.0.0' }, async studio => {
    // Browsers give passkeys to names.
    const url = studio.url.replace('127.0.0.1', 'localhost')
    const { cdp, authenticatorId } = await addDevice(page)

    await page.goto(`${url}/setup`)
    await page.getByLabel('Set-up code').fill((await readFile(join(studio.dataDir, 'setup.code'), 'utf8')).trim())
    await page.getByLabel('Username').fill('ana')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Create the account' }).click()
    await expect(page.getByRole('heading', { name: 'Studio', exact: true })).toBeAttached()

    await page.goto(`${url}/account`)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
    await dialog.getByLabel('Name').fill('Laptop')
    await dialog.getByLabel('Current password').fill('not the otters')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText('password is wrong')
    expect(await violationsInBoth(page)).toEqual([])
    await dialog.getByLabel('Current password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    const list = page.getByRole('region', { name: 'Passkeys' })
    await expect(list.getByRole('listitem')).toContainText('Laptop')
    await expect(list).toContainText('never used')
    expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(1)
    expect(await violationsInBoth(page)).toEqual([])

    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await dialog.getByLabel('Name').fill('Laptop again')
    await dialog.getByLabel('Current password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText('already has a passkey')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
    expect(await violationsInBoth(page)).toEqual([])
    await page.goto(`${url}/gallery?q=fox`)
    await page.getByRole('button', { name: 'Log in with a passkey' }).click()
    await expect(page).toHaveURL(`${url}/gallery?q=fox`)

    await page.goto(`${url}/account`)
    await expect(list).toContainText('last used')
    await page.getByRole('button', { name: 'Rename the passkey Laptop' }).click()
    await page.getByRole('dialog', { name: 'Rename this passkey' }).getByLabel('Name').fill('Old laptop')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Delete the passkey Old laptop' }).click()
    expect(await violationsInBoth(page)).toEqual([])
    await page.getByRole('button', { name: 'Delete it' }).click()
    await expect(list).toContainText('No passkeys yet.')

    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByRole('button', { name: 'Log in with a passkey' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'This passkey does not log anybody in' })).toBeVisible()
    await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
    await page.getByRole('button', { name: 'Log in with a passkey' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'No passkey was used' })).toBeVisible()
    await page.goto('about:blank')
    forget(complaints, REFUSALS)
  })
})

test('at an address by numbers passkeys are not offered, and the account says what they need', async ({
  page,
  complaints,
}) => {
  await withStudio({}, async studio => {
    await page.goto(`${studio.url}/setup`)
    await page.getByLabel('Username').fill('ana')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Create the account' }).click()
    await page.getByRole('link', { name: 'Your account' }).click()
    await expect(page.getByText('Passkeys need https and a host name')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Log in with a passkey' })).toHaveCount(0)
    await page.goto('about:blank')
    forget(complaints, REFUSALS)
  })
})
